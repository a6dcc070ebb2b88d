export function calculate(
  operator: string,
  a: bigint | undefined,
  b: bigint | undefined,
): bigint | undefined {
  if (operator === ",") return b;
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0n ? undefined : a / b;
    case "%":
      return b === 0n ? undefined : a % b;
    case "**":
      return b < 0n || b > 63n ? undefined : a ** b;
    case "<<":
      return b < 0n || b > 63n ? undefined : a << b;
    case ">>":
      return b < 0n || b > 63n ? undefined : a >> b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    default:
      return comparison(operator, a, b);
  }
}

function comparison(
  operator: string,
  a: bigint,
  b: bigint,
): bigint | undefined {
  const truth: Readonly<Record<string, boolean>> = {
    "<": a < b,
    "<=": a <= b,
    ">": a > b,
    ">=": a >= b,
    "==": a === b,
    "!=": a !== b,
  };
  const holds = truth[operator];
  return holds === undefined ? undefined : holds ? 1n : 0n;
}
