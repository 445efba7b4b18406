from gc_studio.words import tr, translate_by


def test_a_text_is_itself_until_somebody_translates():
    assert tr("Save {name}", name="coat.gcx") == "Save coat.gcx"
    assert tr("%n textures", None, 3) == "3 textures"
    translate_by(lambda text, meaning, n: {"Save {name}": "{name} sichern"}.get(text, text))
    try:
        assert tr("Save {name}", name="coat.gcx") == "coat.gcx sichern"
    finally:
        translate_by(None)
    assert tr("Save {name}", name="coat.gcx") == "Save coat.gcx"
