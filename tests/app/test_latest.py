"""Work of which only the newest piece counts."""

import subprocess
import sys

CLOSED_AT_WORK = """
import threading
from PySide6.QtCore import QCoreApplication
from gc_studio.app.background.latest import Latest
from gc_studio.nets.finding import finding_net

app, begun, worker = QCoreApplication([]), threading.Event(), Latest("suggest")

def work():
    begun.set()
    finding_net("letters")
    print("loaded")

worker.submit(0, work)
begun.wait()
worker.close()
"""


def test_a_program_that_ends_while_nets_load_ends_in_order() -> None:
    ended = subprocess.run([sys.executable, "-c", CLOSED_AT_WORK], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "loaded\n"), ended.stderr
