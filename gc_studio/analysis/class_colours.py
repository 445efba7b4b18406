"""The colours of the classes of a label map, the same in the window and in files.

Any two of them are told apart by who sees no red, no green or no blue, too; names stand beside them all the same.
"""

COLOURS = (
    *("#d4d4d4", "#f4d4b4", "#745454", "#f4b414", "#b494f4", "#741414", "#b47454", "#b454f4", "#f47434", "#747494"),
    *("#1474b4", "#b49494", "#541474", "#b43414", "#74d474", "#b4f474", "#1434f4", "#94b4d4", "#741454", "#5414b4"),
)
"""By the number of the class; the first, of what is nothing in particular, is grey."""


def class_colour(number: int) -> str:
    """Colour of a class, #rrggbb; where there are more classes than colours, all but the first come again."""
    return COLOURS[number] if number < len(COLOURS) else COLOURS[1 + (number - 1) % (len(COLOURS) - 1)]
