from gc_studio.words import figure, tr, translate_by


def test_a_text_is_itself_until_somebody_translates():
    assert tr("Save {name}", name="coat.gcx") == "Save coat.gcx"
    assert tr("%n textures", None, 3) == "3 textures"
    translate_by(lambda text, meaning, n: {"Save {name}": "{name} sichern"}.get(text, text))
    try:
        assert tr("Save {name}", name="coat.gcx") == "coat.gcx sichern"
    finally:
        translate_by(None)
    assert tr("Save {name}", name="coat.gcx") == "Save coat.gcx"


def test_figures_are_written_as_in_the_language():
    assert tr("{size:,} B at {bpp:.2f}", size=12345, bpp=1.5) == "12,345 B at 1.50"
    assert figure(1234.5, ",.1f") == "1,234.5"
    translate_by(lambda text, meaning, n: text, ".", ",")
    try:
        assert tr("{size:,} B at {bpp:.2f} of {name}", size=12345, bpp=1.5, name="a.b,c") == "12.345 B at 1,50 of a.b,c"
        assert figure(1234.5, ",.1f") == "1.234,5"
    finally:
        translate_by(None)


def test_one_of_something_is_no_plural():
    assert tr("%n photos", None, 1) == "1 photo"
    assert tr("%n photos", None, 1234) == "1,234 photos"
