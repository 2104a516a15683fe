"""All reports of many story folders as one pool: do they come apart into the stories that the folders hold?

B-cubed (A. Bagga, B. Baldwin, Entity-based cross-document coreferencing using the vector space model, 1998): for each
report the share of its group that is of its folder (precision), and of its folder that is in its group (recall); means over
reports. A folder may hold a report of another, later act: its own group then costs recall, as the folders are taken as they are.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from statistics import fmean

from onrecord import Reading
from onrecord.records import Published
from onrecord.tracing.digests import dated_at
from onrecord.tracing.trace import in_stories

File = tuple[str, str]
"""Folder and file."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """How the pool came apart."""

    folders: Mapping[str, int]
    """How many reports each folder has."""
    groups: Sequence[Sequence[File]]

    def figures(self) -> tuple[float, float, float]:
        """B-cubed precision, recall and F1."""
        precisions, recalls = [], []
        for group in self.groups:
            of_folder = Counter(folder for folder, _ in group)
            for folder, _ in group:
                precisions.append(of_folder[folder] / len(group))
                recalls.append(of_folder[folder] / self.folders[folder])
        precision, recall = fmean(precisions), fmean(recalls)
        return precision, recall, 2 * precision * recall / (precision + recall)

    def mixed(self) -> list[Sequence[File]]:
        """Groups that hold reports of several folders."""
        return [group for group in self.groups if len({folder for folder, _ in group}) > 1]

    def split(self) -> dict[str, list[list[str]]]:
        """Folders in several groups: the files of each group, the largest first."""
        found: dict[str, list[list[str]]] = {}
        for group in self.groups:
            for folder in {folder for folder, _ in group}:
                found.setdefault(folder, []).append([file for of, file in group if of == folder])
        return {
            folder: sorted(parts, key=len, reverse=True) for folder, parts in sorted(found.items()) if len(parts) > 1
        }


def pool(told: Mapping[str, Sequence[tuple[str, Reading]]], *, one_week: bool, seed: int = 4) -> Pooled:
    """Shuffle all reports and group them. told: readings with their files, by folder.

    one_week: first move every folder by whole weeks so that all begin in the same one. Folders' own dates lie months
    apart, which alone keeps most stories apart.
    """
    reports = [(folder, file, reading) for folder, files in told.items() for file, reading in files]
    if one_week:
        shifts = {folder: _shift([reading for _, reading in files]) for folder, files in told.items()}
        reports = [(folder, file, _moved(reading, shifts[folder])) for folder, file, reading in reports]
    random.Random(seed).shuffle(reports)
    names: dict[str, list[File]] = {}
    for folder, file, reading in reports:
        names.setdefault(reading.report.id, []).append((folder, file))
    groups = [
        [name for reading in group for name in names[reading.report.id]]
        for group in in_stories(reading for _, _, reading in reports)
    ]
    return Pooled({folder: len(files) for folder, files in told.items()}, groups)


def show(pooled: Pooled) -> None:
    """Print figures, groups that mix folders, and folders that fell apart."""
    precision, recall, f1 = pooled.figures()
    mixed = pooled.mixed()
    print(f"{sum(pooled.folders.values())} reports of {len(pooled.folders)} folders in {len(pooled.groups)} groups")
    print(
        f"B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; groups of several folders: {len(mixed)}"
    )
    for group in mixed:
        print("  together: " + ", ".join(f"{folder}/{file}" for folder, file in group))
    for folder, parts in pooled.split().items():
        print(f"  apart: {folder}: " + " | ".join(", ".join(part) for part in parts))


_WEEK = date(2035, 1, 1)
"""A Monday; all folders are moved to begin in the seven days up to it."""


def _shift(readings: Sequence[Reading]) -> timedelta:
    days = [reading.report.published.local_day for reading in readings if reading.report.published]
    return timedelta(weeks=(_WEEK - min(days)).days // 7) if days else timedelta()


def _moved(reading: Reading, by: timedelta) -> Reading:
    """Published so much later; a report that only its text dates is published on that day, moved."""
    published = reading.report.published
    if published is None:
        day = dated_at(reading)
        if day is None:
            return reading
        published = Published(datetime.fromtimestamp(day / 1_000_000, UTC), "day")
    return replace(reading, report=replace(reading.report, published=replace(published, at=published.at + by)))
