/**
 * What one version of a CLI accepts. Harvested specs lie in
 * `specs/<cli>/<version>.json`; nothing is judged without one.
 */
export interface ToolSpec extends CommandSpec {
  readonly tool: string;
  readonly version: string;
  /** The package it was harvested from, or the address of what was read. */
  readonly source: string;
  /** Of a product's own: the release that it is compared with. */
  readonly since?: string;
  readonly style: Style;
  /** Other files on the reader's machine add subcommands: plugins, aliases. */
  readonly plugins?: true;
}

/** A program or one of its subcommands. */
export interface CommandSpec {
  /**
   * Names of one option, then what it takes: `-n --namespace=` a value, `--color=?`
   * one only where it is attached, `-q --quiet` none. `-NUM` is any number.
   */
  readonly options?: readonly string[];
  /** Options of this command and of all below it. */
  readonly inherited?: readonly string[];
  /** Options that work and that no help shows. */
  readonly hidden?: readonly string[];
  /** How many: `1`, `0..1`, `2..`; not told where it is not certain. */
  readonly operands?: string;
  /** Options without which it refuses, unless one of `instead` is given. */
  readonly required?: readonly string[];
  /** Options that stand for the operands: `kubectl apply -f x`; the tool's for all below. */
  readonly instead?: readonly string[];
  /** From this operand on, all words belong to another command. */
  readonly rest?: number;
  readonly aliases?: readonly string[];
  readonly commands?: Readonly<Record<string, CommandSpec>>;
  /** It accepts more than is written here. */
  readonly partial?: true;
  /** All words behind it belong to this program in these versions: `docker-compose >=2`. */
  readonly program?: string;
}

export type Style =
  | "cobra"
  | "levels"
  | "getopt"
  | "curl"
  | "short"
  | "git"
  | "argparse"
  | "click"
  | "commander"
  | "nopt"
  | "goflag"
  | "openssl"
  | "docopt"
  | "mysql"
  | "apt"
  | "popt"
  | "words";

/** How programs of a style read their words. */
export interface Traits {
  /** `--verb` is `--verbose` where nothing else begins so. */
  readonly abbreviates?: true;
  /** `-name value` is an option of four letters, not four options. */
  readonly oneDash?: true;
  /** Nothing is bundled or attached; a `-h` at the end asks for help. */
  readonly asWritten?: true;
  /** `--quiet=false` is allowed for an option without a value. */
  readonly flagsTakeEquals?: true;
  /** All words behind the first operand are operands. */
  readonly stopsAtOperand?: true;
  /** Options of a subcommand may stand in front of it. */
  readonly anywhere?: true;
  /** `--no-edit` for `--edit`, and the other way round. */
  readonly negates?: true;
  /** `--skip_ssl` for `--ssl`: what stands in front switches it, and `_` is `-`. */
  readonly switches?: true;
}

export const traitsOf: Readonly<Record<Style, Traits>> = {
  cobra: { flagsTakeEquals: true, anywhere: true },
  levels: { flagsTakeEquals: true },
  getopt: { abbreviates: true },
  curl: { abbreviates: true, negates: true },
  short: { stopsAtOperand: true },
  git: { abbreviates: true, negates: true },
  argparse: { abbreviates: true },
  click: {},
  commander: { negates: true },
  nopt: {
    abbreviates: true,
    oneDash: true,
    flagsTakeEquals: true,
    anywhere: true,
  },
  goflag: { oneDash: true, flagsTakeEquals: true, stopsAtOperand: true },
  openssl: { oneDash: true, stopsAtOperand: true },
  docopt: { abbreviates: true },
  mysql: { abbreviates: true, switches: true, flagsTakeEquals: true },
  apt: { flagsTakeEquals: true, anywhere: true, negates: true },
  popt: {},
  words: { asWritten: true, stopsAtOperand: true },
};
