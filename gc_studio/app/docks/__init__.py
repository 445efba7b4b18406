"""The docks: textures, rate, history. Each shows the session and says by signals what was chosen."""
