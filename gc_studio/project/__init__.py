"""Work in progress on disk: the project file `.gcs`, and the journal that outlives a program that was killed.

from gc_studio.project import Journal, Project, ProjectError, load_project, recover, recoverable, save_project
"""

from gc_studio.project.gcs import Project, ProjectError, load_project, read_project, save_project, write_project
from gc_studio.project.journal import Journal
from gc_studio.project.recovery import Recovered, discard, recover, recoverable, sweep

__all__ = [
    "Journal",
    "Project",
    "ProjectError",
    "Recovered",
    "discard",
    "load_project",
    "read_project",
    "recover",
    "recoverable",
    "save_project",
    "sweep",
    "write_project",
]
