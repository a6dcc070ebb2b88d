/**
 * Calls that change nothing anywhere. Those around another command are judged by
 * that command. What is missing here is taken for a change.
 */
const looks: readonly RegExp[] = [
  /^(?:cat|diff|echo|grep|head|jq|pytest|tail|test)\b/,
  /^alembic (?:-c \S+ )?(?:current|heads|history)\b/,
  /^curl (?!.*(?:^| )-(?:X|d|F|T|-data|-form|-request|-upload-file)\b)/,
  /^docker (?:compose )?(?:images|inspect|logs|ps)\b/,
  /^git (?:diff|log|status)\b/,
  /^helm (?:get|history|list|status|test)\b/,
  /^helm .*--dry-run/,
  /^kubectl (?:describe|diff|get|logs|wait|rollout (?:history|status))\b/,
  /^pip check\b/,
  /^pulumi preview\b/,
  /^tar -?t/,
];

const around =
  /^(?:docker (?:compose )?exec|kubectl (?:exec|run)|python3? -m|npx|sh -c)\b/;

export function onlyLooks(call: string): boolean {
  return around.test(call) || looks.some((look) => look.test(call));
}
