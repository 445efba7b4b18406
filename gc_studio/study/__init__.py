"""Studies that ask people which of two decoded pictures they prefer: photos -> a page; answers -> figures.

`systems.py` knows what codes, `build.py` makes `questions.py` of it, and `page.py` one HTML file of these, whose
template lies in `resources/study/`. `answers.py` reads what the page gave people to send back, `report.py` counts it
and `plot.py` draws it.
"""


class StudyError(ValueError):
    """A study that cannot be built, or answers that are none; the message is one line for the user."""
