import threading

from gc_studio.decode.turns import Turns


def test_who_asked_first_is_next_even_if_the_holder_asks_again_at_once():
    turns, order = Turns(), list[str]()

    def wait_for_it(name):
        with turns:
            order.append(name)

    waiting = []
    with turns:
        for count, name in enumerate(("first", "second"), 1):
            thread = threading.Thread(target=wait_for_it, args=(name,))
            thread.start()
            waiting.append(thread)
            while turns.waiting < count:
                pass
    with turns:
        order.append("the holder again")
    for thread in waiting:
        thread.join()
    assert order == ["first", "second", "the holder again"]
    with turns:
        assert turns.waiting == 0
