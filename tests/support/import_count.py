"""Figures counted by plain loops over the rows of a workbook, from the words of the design only.

Shares nothing with the reader, the domain or the figure engine: openpyxl, dicts and days.
"""

import datetime as dt
from collections import defaultdict
from pathlib import Path

import openpyxl

POOL, FLEKSJOB = "Midlertidigt fleksjob (pulje)", "Fleksjob"


def _day(value):
    return value.date() if isinstance(value, dt.datetime) else value


def _rows(book, name):
    rows = list(book[name].iter_rows(values_only=True))
    return [dict(zip(rows[0], map(_day, row), strict=True)) for row in rows[1:]]


def _later(day, months):
    """Return the day some months on, clipped to the end of the month."""
    number = day.year * 12 + day.month - 1 + months
    for clipped in range(day.day, 27, -1):
        try:
            return dt.date(number // 12, number % 12 + 1, clipped)
        except ValueError:
            continue
    return dt.date(number // 12, number % 12 + 1, day.day)


class PlainCount:
    def __init__(self, path: Path) -> None:
        book = openpyxl.load_workbook(path)
        self.jobs = _rows(book, "Forløb")
        self.spells = _rows(book, "Ydelsesperioder")
        self.measured = defaultdict(list)
        for row in _rows(book, "Timetal"):
            self.measured[row["Forløb"]].append((row["Dato"], row["Effektive timer pr. uge"]))

    def _people_on(self, benefit, on):
        return {
            row["CPR-nr"]
            for row in self.spells
            if row["Ydelse"] == benefit
            and row["Fra"] <= on
            and (row["Til"] is None or row["Til"] >= on)
        }

    def _ly_months(self, cpr, on):
        days = set()
        first = _later(on + dt.timedelta(days=1), -24)
        for row in self.spells:
            if row["CPR-nr"] == cpr and row["Ydelse"] == "Ledighedsydelse":
                day, last = max(row["Fra"], first), min(row["Til"] or on, on)
                while day <= last:
                    days.add(day)
                    day += dt.timedelta(days=1)
        months = rest = 0
        while days:
            start = min(days)
            end = start
            while end in days:
                days.remove(end)
                end += dt.timedelta(days=1)
            whole = 0
            while _later(start, whole + 1) <= end:
                whole += 1
            months += whole
            rest += (end - _later(start, whole)).days
        return months + rest // 31

    def figures(self, on):
        pool = [row for row in self.jobs if row["Type"] == POOL and row["Start"] <= on]
        ended = [row for row in pool if row["Slut"] is not None and row["Slut"] <= on]
        to_fleksjob = [row for row in ended if row["Afslutningsårsag"] == "Ordinært fleksjob"]
        to_job = [row for row in ended if row["Afslutningsårsag"] == "Ordinært job"]
        within = [row for row in ended if self._follows(row, on)]
        matured = [row for row in ended if _later(row["Slut"], 6) <= on]
        employed = self._people_on(FLEKSJOB, on)
        on_ly = self._people_on("Ledighedsydelse", on) - employed
        small, raised = self._small(on)
        praktik = [row for row in self.jobs if row["Type"] == "Virksomhedspraktik"]
        return {
            "pool_started": len(pool),
            "pool_ended": len(ended),
            "pool_running": len(pool) - len(ended),
            "pool_ended_ordinary_fleksjob": len(to_fleksjob),
            "pool_ended_ordinary_job": len(to_job),
            "pool_ended_other": len(ended) - len(to_fleksjob) - len(to_job),
            "pool_ordinary_fleksjob_within_6_months": len(within),
            "fleksjob_employed": len(employed),
            "ly_recipients": len(on_ly),
            "ly_18_of_24": sum(self._ly_months(cpr, on) >= 18 for cpr in on_ly),
            "small_hours_started": len(small),
            "small_hours_raised": len(raised),
            "praktik_running": sum(
                row["Start"] <= on and (row["Slut"] is None or row["Slut"] >= on) for row in praktik
            ),
            "praktik_started": sum(
                row["Start"] <= on
                and (row["Start"].year, row["Start"].month) == (on.year, on.month)
                for row in praktik
            ),
            "shares": {
                "pool_share_in_work_of_ended": (len(to_fleksjob) + len(to_job), len(ended)),
                "pool_share_ordinary_fleksjob_of_ended": (len(to_fleksjob), len(ended)),
                "pool_share_ordinary_fleksjob_of_started": (len(to_fleksjob), len(pool)),
                "pool_share_within_6_months_matured": (
                    sum(row in matured for row in within), len(matured),
                ),
                "ly_share": (len(on_ly), len(on_ly) + len(employed)),
                "small_hours_share_raised": (len(raised), len(small)),
            },
        }  # fmt: skip

    def _follows(self, pool, on):
        return any(
            row["CPR-nr"] == pool["CPR-nr"]
            and row["Type"] == FLEKSJOB
            and pool["Start"] < row["Start"] <= _later(pool["Slut"], 6)
            and row["Start"] <= on
            for row in self.jobs
        )

    def _small(self, on):
        by_person = defaultdict(list)
        for row in self.jobs:
            if row["Type"] in (POOL, FLEKSJOB) and row["Start"] <= on:
                by_person[row["CPR-nr"]].append(row)
        small, raised = set(), set()
        for cpr, jobs in by_person.items():
            jobs.sort(key=lambda row: (row["Start"], row["Forløb"]))
            first = jobs[0]["Timer pr. uge"]
            if first is None or first > 10:
                continue
            small.add(cpr)
            values = [(row["Start"], row["Timer pr. uge"]) for row in jobs]
            values += [v for row in jobs for v in self.measured[row["Forløb"]] if v[0] <= on]
            newest = max(values, key=lambda value: value[0])
            works = any(row["Slut"] is None or row["Slut"] > on for row in jobs)
            if works and newest[1] > first:
                raised.add(cpr)
        return small, raised
