"""The ledger: who did what to what, when; append-only, one hash chain per project (RELIABILITY L6).

Rows are written by the database alone (annotations/migrations, `act.sql`): triggers note what changed, services
name it through `workbench_act(…)`, and a deferred trigger seals both into the chain at COMMIT.
"""

from __future__ import annotations

from django.db import models


class Act(models.Model):
    """One line. `line` is the canonical text that was hashed; the other columns repeat it for queries."""

    chain = models.BigIntegerField(help_text="Project id; 0 for the installation.")
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=100, help_text="user:7, machine, or the database role of an unnamed change.")
    verb = models.CharField(max_length=60)
    object = models.CharField(max_length=100)
    payload = models.JSONField(default=dict)
    line = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "seq"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="act_seq_once")]
        indexes = [models.Index(fields=["chain", "object", "seq"], name="act_object")]

    def __str__(self) -> str:
        return f"{self.chain}/{self.seq} {self.verb} {self.object}"


class ActHead(models.Model):
    """The end of a chain, locked last in a transaction."""

    chain = models.BigIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.chain}: {self.seq}"


class ActDraft(models.Model):
    """What this transaction did so far; empty between transactions."""

    chain = models.BigIntegerField()
    actor = models.CharField(max_length=100, blank=True, default="")
    verb = models.CharField(max_length=60, blank=True, default="")
    object = models.CharField(max_length=100, blank=True, default="")
    payload = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.chain}: {self.verb or 'row'}"
