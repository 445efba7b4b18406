"""The torch networks, their weight files and the choice of device."""
