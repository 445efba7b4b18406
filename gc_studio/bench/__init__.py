"""Side-by-side measurements against other codecs (extra `[bench]`)."""
