"""`python -m gc_studio.cli` is the gcx command."""

import sys

from gc_studio.cli import main

sys.exit(main())
