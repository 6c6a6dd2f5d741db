"""Coming back to what was typed before a crash: the field it was typed in is opened again."""

from tuiplanner.planner.drafts import Origin
from tuiplanner.tui.views.lineoffers import OfferingView
from tuiplanner.tui.widgets.rows import Place


class ResumingView(OfferingView):
    """A view that can open the field a draft belongs to."""

    async def resume(self, origin: Origin, text: str, base: str) -> bool:
        """Open the field that a text was typed in over ``base``; False when it cannot be."""
        self.editor.prefill, self.editor.base = text, base
        try:
            await self._open_again(origin)
        finally:
            self.editor.prefill = self.editor.base = None
        return self.editor.edit is not None

    async def _open_again(self, origin: Origin) -> None:
        record = Place(origin.table, origin.id)
        match origin.what:
            case "field" | "link":
                await self._open_field(Place(origin.table, origin.id, origin.field), origin.what)
            case "step" if await self.reveal(record):
                await self.open_record(*record.record)
                await self.add_step(origin.id, None)
            case "entry":
                await self.resume_entry(origin)
            case "checkin":
                await self.resume_checkin(origin)
            case "promise" if await self.reveal(record):
                await self.add_promise(origin.id)
            case "talk" | "topic" | "idea" if await self.reveal(record):
                await self.resume_new(origin)
            case "option" | "criterion" if await self.reveal(record):
                await self.resume_new(origin)
            case "goal" | "job" | "mentor" | "decision" | "review":
                await self.resume_new(origin)

    async def _open_field(self, place: Place, what: str) -> None:
        if not await self.reveal(Place(*place.record)):
            return
        if self.region_of(place) is None:
            await self.open_record(*place.record)
        self.sheet.select(place)
        await (self.add_link(place) if what == "link" else self.edit(place))

    async def resume_new(self, origin: Origin) -> None:
        """Open the field for a new record of the view's own kind."""
        raise NotImplementedError

    async def resume_entry(self, origin: Origin) -> None:
        """Open the field for a new entry."""
        raise NotImplementedError

    async def resume_checkin(self, origin: Origin) -> None:
        """Open the cells of a check-in; only the job log has any."""
