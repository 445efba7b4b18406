"""The one error of this folder."""


class GcxError(ValueError):
    """Bytes that are no valid .gcx file of this version; the message is one line for the user."""
