"""Work for the task queue that the site runs Wagtail's own tasks in.

Without a worker, tasks run at once: see the setting TASKS of django-tasks.
"""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django_tasks import task

from wagtail_reviews.assemble import make_renditions


@task()
def make_renditions_task(ids: list[int]) -> int:
    """Make the renditions that the pictures with these ids lack; how many there were."""
    return make_renditions(ids).count


def enqueue_renditions(ids: Iterable[int]) -> None:
    """Have the renditions made as soon as what refers to the pictures is committed.

    A queue that is out of order is logged, and does not keep editors from publishing.
    """
    if wanted := sorted(ids):
        transaction.on_commit(partial(make_renditions_task.enqueue, wanted), robust=True)
