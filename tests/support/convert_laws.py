#!/usr/bin/env python3
"""Makes an import directory (docs/formats.md) out of a folder of real data.

usage: convert_laws.py [--only-rows | --only-laws] SOURCE OUTPUT

SOURCE holds laws/manifest.jsonl with laws/txt/*.txt and catalogue/catalogue.jsonl. OUTPUT is made, and must be empty.
The index numbers are invented, but stable: they are made from the ids of the data. For tests and benchmarks only.
"""

import argparse
import csv
import datetime
import json
import pathlib
import re
import shutil
import sys

AGENCY = "真实数据（测试用）"
LAWS, ROWS = "laws", "gov"
VALIDITY = {"失效/废止": "废止"}
DOCUMENT_NUMBER_LABEL = re.compile(r"^(发文字号|文号)[:：]\s*")


def json_lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def date(text):
    """A date that exists, or nothing."""
    try:
        return datetime.date.fromisoformat(text or "").isoformat()
    except ValueError:
        return ""


class Columns:
    """The column tree: two tops, below them one column for each category or government, in order of appearance."""

    def __init__(self):
        self.tops = {LAWS: ("法律法规", {}), ROWS: ("政府公文", {})}

    def id_of(self, top, name):
        names = self.tops[top][1]
        return names.setdefault(name, f"{top}.{len(names) + 1}")

    def tree(self):
        return [{"id": top, "name": name, "children": [{"id": i, "name": n} for n, i in below.items()]}
                for top, (name, below) in self.tops.items() if below]


def law_row(law, columns):
    return {
        "索引号": f"CS-{law['id']}",
        "标题": law["title"].strip(),
        "发布机构": law["issuer"],
        "文号": law["doc_number"] or "",
        "主题分类": law.get("topic") or "",
        "关键词": "；".join(law["tags"]),
        "栏目": columns.id_of(LAWS, law["category"]),
        "成文日期": date(law["date"]),
        "发布日期": date(law.get("published")),
        "生效日期": date(law["effective"]),
        "有效性": VALIDITY.get(law["validity"], law["validity"] or ""),
        "公开方式": "主动公开",
        "正文": f"{law['id']}.txt",
    }


def catalogue_row(row, columns):
    return {
        "索引号": f"ML-{row['id']}",
        "标题": row["title"].strip(),
        "发布机构": row["gov"],
        "文号": DOCUMENT_NUMBER_LABEL.sub("", row["doc_number"] or "").strip(),
        "关键词": "；".join(row["tags"]),
        "栏目": columns.id_of(ROWS, row["gov"]),
        "成文日期": date(row["made"]),
        "发布日期": date(row["published"]),
        "公开方式": "主动公开",
    }


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_json_lines(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def unique(rows):
    """Without rows whose id came before."""
    return list({row["索引号"]: row for row in reversed(rows)}.values())[::-1]


def convert(source, output, with_laws, with_rows):
    columns = Columns()
    row_files = []
    (output / "rows").mkdir(parents=True)
    (output / "texts").mkdir()
    if with_laws:
        laws = list(json_lines(source / "laws/manifest.jsonl"))
        write_csv(output / "rows/laws.csv", unique([law_row(law, columns) for law in laws]))
        row_files.append("rows/laws.csv")
        for law in laws:
            shutil.copyfile(source / "laws" / law["file"], output / "texts" / f"{law['id']}.txt")
    if with_rows:
        rows = unique([catalogue_row(row, columns) for row in json_lines(source / "catalogue/catalogue.jsonl")])
        write_json_lines(output / "rows/catalogue.jsonl", rows)
        row_files.append("rows/catalogue.jsonl")
    write_json(output / "columns.json", columns.tree())
    write_json(output / "guide.json", {"updated_on": "2026-11-20", "fields": {"body_name": AGENCY}, "sections": []})
    write_json(output / "offices.json", [])
    write_json(output / "manifest.json", {
        "format": 1, "sample": True,
        "agency": {"name": AGENCY, "short_name": AGENCY, "city": "", "index_prefix": "CS"},
        "content_date": "2026-11-20",
        "hotline": {"number": "12350", "text": "安全生产举报投诉"},
        "service_desk": {"place": "测试环境", "phone": ""},
        "columns": "columns.json", "rows": row_files, "texts": "texts",
        "guide": "guide.json", "offices": "offices.json"})


def main():
    parser = argparse.ArgumentParser(description="Makes an import directory out of a folder of real data.")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--only-rows", action="store_true", help="the catalogue rows without the laws")
    only.add_argument("--only-laws", action="store_true", help="the laws without the catalogue rows")
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.output.exists() and any(arguments.output.iterdir()):
        sys.exit(f"{arguments.output} is not empty")
    convert(arguments.source, arguments.output, not arguments.only_rows, not arguments.only_laws)


if __name__ == "__main__":
    main()
