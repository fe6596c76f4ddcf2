import type { Node, NodeClass } from "../audit/node.ts";
import { fact } from "../audit/node.ts";
import type { MaskedResource } from "../plan/index.ts";
import { isObject, own, textOf } from "../plan/json.ts";
import type { Part } from "./part.ts";

/** Data that one part holds, and how it gets to the same part of the other cloud. */
export interface Copy {
  readonly part: string;
  /** What it is called today; for secrets, their names. */
  readonly names: readonly string[];
  readonly what: string;
  /** Run where both clouds can be reached; credentials come from the environment and from the tools' own files. */
  readonly commands: readonly string[];
  readonly note: string;
}

interface Recipe {
  readonly what: string;
  readonly note: string;
  commands(names: readonly string[], then: readonly string[]): readonly string[];
}

/** By what a resource is. Commands hold names only, never a secret. */
const recipes: { readonly [C in NodeClass]?: Recipe } = {
  "storage.object": {
    what: "bucket",
    note: "old and new are remotes of rclone's configuration; run it again after writing has stopped",
    commands: (names, then) =>
      names.flatMap((name, index) => {
        const pair = `old:${name} new:${then[index] ?? "BUCKET"}`;
        return [`rclone sync --checksum ${pair}`, `rclone check ${pair}`];
      }),
  },
  "database.instance": {
    what: "database",
    note: "stop the front machines before the last dump; addresses are outputs of the stacks",
    commands: () => [
      'pg_dump --format=custom --no-owner --dbname="$OLD_DATABASE_URL" --file=move.dump',
      'pg_restore --no-owner --exit-on-error --dbname="$NEW_DATABASE_URL" move.dump',
    ],
  },
  secret: {
    what: "secrets",
    note: "values are not copied: the move is the time to make new ones; those of others are handed over again",
    commands: () => [
      "sovereign handover HOST --recipient KEY --secrets FOLDER --sign-with FILE --generate NAME…",
    ],
  },
  registry: {
    what: "images",
    note: "digests stay the same; settings then name the new registry",
    commands: () => ["skopeo copy --all --preserve-digests docker://OLD/IMAGE docker://NEW/IMAGE"],
  },
  "log.sink": {
    what: "logs",
    note: "logs are evidence and stay where they are: keep the old sink until its retention is over",
    commands: () => [],
  },
  key: {
    what: "key",
    note: "keys do not leave a cloud: never delete the old one while anything encrypted with it is needed",
    commands: () => [],
  },
  "storage.block": {
    what: "disk",
    note: "nothing to copy: nodes fill it again when they boot",
    commands: () => [],
  },
};

/** What has to be carried over, part by part. */
export function copiesOf(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
  resources: ReadonlyMap<string, MaskedResource>,
): Copy[] {
  return [...before.values()].flatMap((part) =>
    Object.entries(recipes).flatMap(([kind, recipe]): Copy[] => {
      const of = (nodes: readonly Node[]) => nodes.filter((node) => node.class === kind);
      const here = of(part.nodes);
      if (here.length === 0) return [];
      const names = (nodes: readonly Node[]) =>
        nodes.map((node) => nameOf(node, resources.get(node.address)));
      const [old, next] = [names(here), names(of(after.get(part.name)?.nodes ?? []))];
      return [
        {
          part: part.name,
          names: old,
          what: recipe.what,
          commands: recipe.commands(old, next),
          note: recipe.note,
        },
      ];
    }),
  );
}

/** What the cloud calls the resource, or its address where that is decided later. */
function nameOf(node: Node, resource: MaskedResource | undefined): string {
  const told = fact(node, "name");
  if (told.state === "known") return told.value;
  const after = resource?.after;
  const named = isObject(after) ? ["name", "path", "bucket"].map((key) => textOf(own(after, key))) : [];
  return named.find((name) => name !== undefined) ?? node.address;
}
