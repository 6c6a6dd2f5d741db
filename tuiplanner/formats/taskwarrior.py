"""Read what ``task export`` writes: an array of tasks, or one a line (FORMATS section 6).

Each task becomes a goal; where a person asks for it each project does, with its tasks as steps.
Deleted tasks and the templates of recurring ones stay outside.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tuiplanner.career.records import ACHIEVED, IDEA, IN_PROGRESS, Goal, Step
from tuiplanner.formats.days import local_day
from tuiplanner.formats.proposal import Choices, Proposal, Proposed, check_count, key_of
from tuiplanner.formats.shaping import Shaper, one_line
from tuiplanner.formats.values import line, objects, plain

FORMAT, NAME = "taskwarrior", "Taskwarrior"
_LEFT = {"deleted": "deleted there", "recurring": "the template of recurring tasks"}
_KNOWN = frozenset(
    {
        "annotations", "depends", "description", "due", "end", "entry", "id", "imask", "mask",
        "modified", "parent", "priority", "project", "recur", "rtype", "scheduled", "start",
        "status", "tags", "until", "urgency", "uuid", "wait",
    }
)  # fmt: skip
_Task = Mapping[str, Any]


def is_task(value: Any) -> bool:
    """Say whether a JSON value is a task."""
    return isinstance(value, dict) and {"uuid", "description", "status"} <= value.keys()


def of_json(tasks: Sequence[Any], choices: Choices) -> Proposal:
    """Return what tasks propose; raises :class:`Refused` where none is left."""
    check_count(len(tasks), NAME)
    return _Reader(tasks, choices).proposal()


class _Reader:
    """The tasks of one file on their way to goals."""

    def __init__(self, tasks: Sequence[Any], choices: Choices) -> None:
        self._tasks = objects(list(tasks))
        self._by_project = choices.projects
        self._records: list[Proposed] = []
        self._remarks: list[str] = []
        self._skipped: list[str] = []
        if strange := len(tasks) - len(self._tasks):
            self._skipped.append(f"{strange} of the list not a task")

    def proposal(self) -> Proposal:
        wanted = [one for one in self._tasks if self._is_wanted(one)]
        names = {plain(one.get("uuid")): line(one, "description") for one in wanted}
        projects: dict[str, list[_Task]] = {}
        for task in wanted:
            project = line(task, "project")
            if self._by_project and project:
                projects.setdefault(project, []).append(task)
            else:
                self._task(task, names)
        for project, tasks in projects.items():
            self._project(project, tasks)
        if any(line(task, "project") for task in wanted) and not self._by_project:
            self._remarks.append("a goal for each task; --projects makes a goal of each project")
        others = {name for task in wanted for name in task.keys() - _KNOWN if plain(task[name])}
        if others:
            listed = ", ".join(one_line(name)[:40] or "(no name)" for name in sorted(others)[:12])
            self._remarks.append(f"{listed} not imported for want of a place")
        return Proposal(
            FORMAT, NAME, tuple(self._records), tuple(self._remarks), tuple(self._skipped)
        )

    def _is_wanted(self, task: _Task) -> bool:
        name = line(task, "description")
        reason = _LEFT.get(line(task, "status")) if name else "no description"
        if reason:
            where = f"task '{name[:40]}'" if name else "a task"
            self._skipped.append(f"{where}: {reason}")
        return not reason

    def _task(self, task: _Task, names: Mapping[str, str]) -> None:
        name = line(task, "description")
        shaper = Shaper(Goal, f"task '{name[:40]}'")
        stage = _stage(task)
        shaper.put("stage", stage)
        shaper.line("title", name)
        shaper.tags(_tags(task))
        shaper.date("due", local_day(line(task, "due")), "due")
        if stage == ACHIEVED:
            shaper.date("achieved_on", local_day(line(task, "end")), "end")
        shaper.note("\n".join(_annotations(task)))
        shaper.note(line(task, "project"), "Project")
        shaper.note("; ".join(filter(None, (names.get(one) for one in _depends(task)))), "After")
        self._add(shaper, _key(task), also=Step.TABLE)

    def _project(self, project: str, tasks: Sequence[_Task]) -> None:
        """Make a goal of a project; what its steps have no place for is kept in its note."""
        found = {_stage(task) for task in tasks}
        stage = IDEA if found == {IDEA} else ACHIEVED if found == {ACHIEVED} else IN_PROGRESS
        shaper = Shaper(Goal, f"project '{project[:40]}'")
        shaper.put("stage", stage)
        shaper.line("title", project)
        shaper.tags(tag for task in tasks for tag in _tags(task))
        if stage == ACHIEVED:
            ends = [local_day(line(task, "end")) for task in tasks]
            shaper.date("achieved_on", max(ends), "end")
        for task in tasks:
            shaper.note("\n".join(_annotations(task)), line(task, "description")[:80])
        goal = key_of("project", project)
        self._add(shaper, goal)
        for task in tasks:
            self._step(task, goal)

    def _step(self, task: _Task, goal: str) -> None:
        text = line(task, "description")
        shaper = Shaper(Step, f"task '{text[:40]}'")
        shaper.line("text", text)
        shaper.date("due", local_day(line(task, "due")), "due")
        if _stage(task) == ACHIEVED:
            shaper.date("done", local_day(line(task, "end", "modified", "entry")), "end")
        self._add(shaper, _key(task), {"goal": goal}, also=Goal.TABLE)

    def _add(
        self, shaper: Shaper, key: str, links: Mapping[str, str] | None = None, *, also: str = ""
    ) -> None:
        self._records.append(shaper.proposed(key, links, also=also))
        self._remarks += shaper.remarks


def _stage(task: _Task) -> str:
    if line(task, "status") == "completed":
        return ACHIEVED
    return IN_PROGRESS if line(task, "start") else IDEA


def _key(task: _Task) -> str:
    return line(task, "uuid")[:120] or key_of("task", line(task, "description"))


def _tags(task: _Task) -> Iterable[str]:
    found = task.get("tags")
    return [plain(tag) for tag in found] if isinstance(found, list) else [plain(found)]


def _annotations(task: _Task) -> list[str]:
    """Return the notes on a task, each with its day."""
    found = []
    for one in objects(task.get("annotations")):
        if text := line(one, "description"):
            day = local_day(line(one, "entry"))
            found.append(f"{day}: {text}" if day else text)
    return found


def _depends(task: _Task) -> list[str]:
    """Return the tasks that come first: a list since 2.6, before that a text with commas."""
    found = task.get("depends")
    parts = found if isinstance(found, list) else plain(found).split(",")
    return [plain(one).strip() for one in parts]
