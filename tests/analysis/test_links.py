"""Files in links: what is put in comes out, and whatever else is said in one line."""

import pytest

from gc_studio.analysis.links import MAX_LINKED_BYTES, LinkError, file_in, has_picture, is_link, link_of

PAGE = "https://example.org/view?lang=en"


def some_file(count: int) -> bytes:
    return (b"GCX" + bytes(range(256)) * 12)[:count]


@pytest.mark.parametrize("page", ["", PAGE, f"{PAGE}#", f" {PAGE}\n", "file:///home/me/my%20page/index.html"])
@pytest.mark.parametrize("count", [9, 10, 11, 259, MAX_LINKED_BYTES])
def test_a_link_gives_the_file_back(page, count):
    link = link_of(some_file(count), page)
    assert link.startswith(f"{page.strip().removesuffix('#')}#R0NY")
    assert has_picture(link)
    assert file_in(link) == some_file(count)
    # Some programs pad, and mail breaks lines.
    assert file_in(f"  {link}=\n") == some_file(count)
    assert file_in("\n".join([link[:-2], link[-2:]])) == some_file(count)


def test_an_address_in_any_script_is_plain_in_the_link():
    link = link_of(some_file(9), "https://example.org/gr\u00fcn")
    assert link.startswith("https://example.org/gr%C3%BCn#")
    assert file_in(link) == some_file(9)


def test_a_file_that_is_too_long_is_refused_with_its_size():
    with pytest.raises(LinkError, match=r"2,049 bytes .* 2,048; fit"):
        link_of(some_file(MAX_LINKED_BYTES + 1))


@pytest.mark.parametrize("page", ["example.org", "view.html", "https://a b", "https://example.org/#top", "://x"])
def test_what_is_no_address_is_refused(page):
    with pytest.raises(LinkError, match="no address of a page"):
        link_of(some_file(9), page)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not a link"),
        ("https://example.org", "not a link"),
        ("#top", "not a link"),
        ("jacket#R0NY.gcx", "not a link"),
        ("https://example.org#", "no picture"),
        ("https://example.org#top", "no picture"),
        ("https://example.org#R0lG", "no picture"),
        ("#R0NY!", "damaged or cut short"),
        ("#R0NYA", "damaged or cut short"),
        ("#R0NY\u00e4bcd", "damaged or cut short"),
        ("#R0NYAB+/", "damaged or cut short"),
        ("#R0NY" + "A" * 2**16, "65,541 characters"),
    ],
)
def test_what_is_no_link_of_a_picture_is_told(text, why):
    with pytest.raises(LinkError, match=why):
        file_in(text)


def test_other_links_and_names_of_files_are_told_apart():
    assert is_link("https://example.org#top")
    assert not has_picture("https://example.org#top")
    assert not is_link("#top.gcx")
    assert not is_link("https://example.org")
    assert not is_link("")
