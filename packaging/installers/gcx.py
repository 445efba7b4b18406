"""The gcx command as PyInstaller begins it."""

import sys
from multiprocessing import freeze_support

from gc_studio.cli import main

# `gcx encode --jobs` starts this program again for each of its processes.
freeze_support()
sys.exit(main())
