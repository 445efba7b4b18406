"""Photo -> document: loading, structure extraction, encoders."""
