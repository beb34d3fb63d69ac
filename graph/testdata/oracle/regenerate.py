"""Writes the golden answers of all operations, or with --check compares them; the README says how."""

import argparse
import json
import pathlib
import sys

sys.dont_write_bytecode = True

import execute
import from_facts
import from_packages
import gql
from root import Query

HERE = pathlib.Path(__file__).resolve().parent
OPERATIONS = HERE.parent / "ops"
ROOT = HERE.parents[2]
FACTS = ROOT.parent / "shared" / "facts"
PACKAGES = ROOT / "data"


def cases(operation):
    """The variables files of an operation with the golden file of each; one case without variables if there are none."""
    stem = operation.name.removesuffix(".graphql")
    found = sorted(OPERATIONS.glob(stem + ".variables.json")) + sorted(OPERATIONS.glob(stem + ".*.variables.json"))
    for path in found:
        yield path, path.with_name(path.name.replace(".variables.json", ".golden.json"))
    if not found:
        yield None, operation.with_name(stem + ".golden.json")


def answer(world, operation, variables):
    given = json.loads(variables.read_text(encoding="utf-8")) if variables else {}
    parsed = gql.parse(operation.read_text(encoding="utf-8"))
    return execute.run(parsed, Query(world), given)


def add_input(parser):
    parser.add_argument("--facts", help="the folder of the facts")
    parser.add_argument("--packages", help="the folder of the shipped packages, to read instead")


def load(options):
    """The world from what was named; else from the facts beside the repository, else from the packages in it."""
    if options.packages:
        return from_packages.read(options.packages)
    if options.facts or FACTS.exists():
        return from_facts.read(options.facts or FACTS)
    return from_packages.read(PACKAGES)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    add_input(parser)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if a golden file would change")
    options = parser.parse_args()
    world = load(options)
    changed = []
    for operation in sorted(OPERATIONS.glob("*.graphql")):
        for variables, golden in cases(operation):
            text = json.dumps(answer(world, operation, variables), ensure_ascii=False, indent=1) + "\n"
            if not golden.exists() or golden.read_text(encoding="utf-8") != text:
                changed.append(golden.name)
                if not options.check:
                    golden.write_text(text, encoding="utf-8")
    print("%d golden files %s" % (len(changed), "differ" if options.check else "written"))
    for name in changed:
        print("  " + name)
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
