import type { MigrationTool } from "../migration-tool.ts";
import { isEmptyPython, pythonFunction, pythonNames } from "../python-text.ts";

const revision = /^revision\s*(?::[^=\n]+)?=\s*["']([^"'\n]+)["']/m;
const downRevision =
  /^down_revision\s*(?::[^=\n]+)?=\s*(None\b|["'][^"'\n]*["']|[([][^)\]]*[)\]])/m;
const dependsOn =
  /^depends_on\s*(?::[^=\n]+)?=\s*(None\b|["'][^"'\n]*["']|[([][^)\]]*[)\]])/m;
const docstring = /^\s*[rR]?(?:"""|''')\s*([^\n"']*)/;

export const alembic: MigrationTool = {
  name: "alembic",
  summary: "Revisions of Alembic, for SQLAlchemy",
  examples: [
    {
      files: {
        "versions/b2_stones.py":
          '"""Add stones\n\nRevises: a1\n"""\nrevision: str = "b2"\ndown_revision: Union[str, None] = "a1"\n\ndef upgrade():\n    op.add()\n\ndef downgrade():\n    op.drop()\n',
        "versions/a1_mills.py":
          '"""Make mills"""\nrevision = "a1"\ndown_revision = None\n\ndef upgrade() -> None:\n    op.make()\n\ndef downgrade() -> None:\n    pass\n',
        "env.py": "from alembic import context\n",
      },
      migrations: [
        "a1: Make mills (versions/a1_mills.py) irreversible",
        "b2 < a1: Add stones (versions/b2_stones.py) reversible",
      ],
    },
    {
      files: {
        "a.py": "revision = 'a'\ndown_revision = None\n",
        "b.py": "revision = 'b'\ndown_revision = 'a'\n",
        "c.py": "revision = 'c'\ndown_revision = 'a'\n",
      },
      migrations: [
        "a: a (a.py)",
        "b < a: b (b.py)",
        "c < a: c (c.py)",
        "! c.py Unexpected heads `b` and `c`, expected one",
      ],
    },
    {
      files: {
        "a.py": "revision = 'a'\ndown_revision = None\n",
        "b.py": "revision = 'b'\ndown_revision = 'a'\n",
        "c.py": "revision = 'c'\ndown_revision = 'a'\n",
        "d.py":
          '"""Merge"""\nrevision = "d"\ndown_revision = (\n    "b",\n    "c",\n)\n',
        "e.py": 'revision = "e"\ndown_revision = "gone"\n',
      },
      migrations: [
        "a: a (a.py)",
        "e < gone: e (e.py)",
        "b < a: b (b.py)",
        "c < a: c (c.py)",
        "d < b, c: Merge (d.py)",
        "! e.py Unexpected `gone` to build on, expected one of the folder",
        "! e.py Unexpected heads `d` and `e`, expected one",
      ],
    },
  ],
  *read(files) {
    for (const { path, text } of files) {
      const id = path.endsWith(".py") ? revision.exec(text)?.[1] : undefined;
      if (id === undefined) continue;
      const previous = [downRevision, dependsOn].flatMap((field) =>
        pythonNames(field.exec(text)?.[1] ?? ""),
      );
      const down = pythonFunction(text, "downgrade");
      yield {
        id,
        previous,
        title: docstring.exec(text)?.[1]?.trim() || id,
        file: path,
        ...(down !== undefined && { reversible: !isEmptyPython(down) }),
      };
    }
  },
};
