"""An article that a curator files under another meeting takes along what it says of who took part."""

from __future__ import annotations

from archive.models import Article, Meeting, Review


def move_attendances(article: Article, before: int | None) -> None:
    """After the meeting of a saved article was changed; ``before`` is the id of the one that it had.

    Two reports of one event are joined so: the people of the second come to the meeting of the first, and the meeting
    that nobody reports any more goes, unless a curator wrote or reviewed something of it.
    """
    # Not at the top: every command of the site loads the admin, few need the import and its word lists.
    from archive.importing.leftovers import Linked, remove_leftovers

    if before is None or before == article.meeting_id:
        return
    rows = article.attendances.filter(meeting=before)
    if article.meeting_id:
        present = set(article.meeting.attendances.values_list("person", "role"))
        moving = [row.pk for row in rows if (row.person_id, row.role) not in present]
        rows.filter(pk__in=moving).update(meeting=article.meeting_id)
    rows.filter(review=Review.UNREVIEWED).exclude(rule="").delete()
    remove_leftovers(Linked({Meeting: {before}}))
