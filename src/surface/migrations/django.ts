import { fileName, titleOf, type MigrationTool } from "../migration-tool.ts";

const place = /(?:^|\/)([^/]+)\/migrations\/(?!__init__)([^/]+)\.py$/;
const dependency = /\(\s*["'](\w+)["']\s*,\s*["'](\w+)["']\s*,?\s*\)/g;
const operation = /migrations\.(RunPython|RunSQL)\(/g;

export const django: MigrationTool = {
  name: "django",
  summary: "Migrations of Django's apps",
  examples: [
    {
      files: {
        "mill/migrations/__init__.py": "",
        "mill/migrations/0001_initial.py":
          "class Migration(migrations.Migration):\n    initial = True\n    dependencies = []\n    operations = [migrations.CreateModel(name='Mill')]\n",
        "mill/migrations/0002_add_stones.py":
          "class Migration(migrations.Migration):\n    dependencies = [\n        ('mill', '0001_initial'),\n        migrations.swappable_dependency(settings.AUTH_USER_MODEL),\n    ]\n    operations = [migrations.RunPython(fill)]\n",
        "grain/migrations/0001_initial.py":
          "class Migration(migrations.Migration):\n    dependencies = [('mill', '0002_add_stones'), ('auth', '0001_initial')]\n    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]\n",
      },
      migrations: [
        "mill.0001_initial: initial (mill/migrations/0001_initial.py) reversible",
        "mill.0002_add_stones < mill.0001_initial: add stones (mill/migrations/0002_add_stones.py) irreversible",
        "grain.0001_initial < mill.0002_add_stones: initial (grain/migrations/0001_initial.py) reversible",
      ],
    },
    {
      files: {
        "mill/migrations/0001_a.py": "dependencies = []\noperations = []\n",
        "mill/migrations/0002_b.py":
          'dependencies = [("mill", "0001_a")]\noperations = []\n',
        "mill/migrations/0002_c.py":
          'dependencies = [("mill", "0001_a")]\noperations = []\n',
      },
      migrations: [
        "mill.0001_a: a (mill/migrations/0001_a.py) reversible",
        "mill.0002_b < mill.0001_a: b (mill/migrations/0002_b.py) reversible",
        "mill.0002_c < mill.0001_a: c (mill/migrations/0002_c.py) reversible",
        "! mill/migrations/0002_c.py Unexpected heads `mill.0002_b` and `mill.0002_c`, expected one",
      ],
    },
    { files: { "mill/models.py": "dependencies = []\n" }, migrations: [] },
  ],
  *read(files) {
    const ours = files.flatMap(({ path, text }) => {
      const [, app, name] = place.exec(path) ?? [];
      const isMigration = /^[ \t]*(?:dependencies|operations)\s*=/m.test(text);
      return app !== undefined && name !== undefined && isMigration
        ? [{ path, text, app, name }]
        : [];
    });
    // Other apps' migrations come with Django or a library.
    const apps = new Set(ours.map(({ app }) => app));
    for (const { path, text, app, name } of ours) {
      const previous = [...dependenciesIn(text).matchAll(dependency)]
        .filter(([, label = ""]) => apps.has(label))
        .map(([, label, before]) => `${label}.${before}`);
      yield {
        id: `${app}.${name}`,
        previous,
        title: titleOf(fileName(name).replace(/^\d+_/, "")),
        file: path,
        lineage: app,
        reversible: isReversible(text),
      };
    }
  },
};

function dependenciesIn(text: string): string {
  return /^[ \t]*dependencies\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1] ?? "";
}

/** Django knows the way back of all operations but code and SQL of one's own. */
function isReversible(text: string): boolean {
  return [...text.matchAll(operation)].every(({ index, 0: call }) => {
    const words = argumentsAt(text, index + call.length);
    return words.length > 1 || /\breverse_(?:code|sql)\s*=/.test(words.join());
  });
}

/** The positional arguments of a call and its reverse, cut at their commas. */
function argumentsAt(text: string, from: number): string[] {
  const words = [""];
  let depth = 0;
  let quote = "";
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (text.startsWith(quote, at)) {
        at += quote.length - 1;
        quote = "";
      }
      continue;
    }
    const opened = /^(?:"""|'''|"|')/.exec(text.slice(at, at + 3))?.[0];
    if (opened !== undefined) {
      quote = opened;
      at += opened.length - 1;
      words.push(`${words.pop() ?? ""}x`);
      continue;
    }
    if (/[([{]/.test(character)) depth += 1;
    if (/[)\]}]/.test(character)) depth -= 1;
    if (depth < 0) break;
    if (character === "," && depth === 0) words.push("");
    else words.push((words.pop() ?? "") + character);
  }
  return words.filter(
    (word) =>
      word.trim() !== "" &&
      !/^\s*(?:elidable|hints|state_operations|code|sql)\s*=/.test(word),
  );
}
