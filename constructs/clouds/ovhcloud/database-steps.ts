import type { PostDeployStep } from "../../capabilities/post-deploy.ts";
import { apiScript } from "./api-script.ts";

/** What the steps need to know of an instance of PostgreSQL. */
export interface DatabaseAccess {
  readonly project: string;
  readonly clusterId: string;
  readonly host: string;
  readonly port: string | number;
  readonly databaseName: string;
  readonly user: string;
  /** Where the user's password is kept. */
  readonly passwordPath: string;
}

const file = "/usr/local/sbin/make-database-user";

/** A user whose password the state does not hold, and the extension for vectors, which only a user can make. */
export function databaseSteps(access: DatabaseAccess): readonly PostDeployStep[] {
  const { user, databaseName, passwordPath, host, port } = access;
  const kept = `./${passwordPath.split("/").at(-1)}`;
  const psql = `psql "host=${host} port=${port} dbname=${databaseName} user=${user} sslmode=require"`;
  return [
    {
      name: "administrator",
      purpose: `Make the user ${user} of ${databaseName} and keep its password as the secret ${passwordPath}`,
      files: {
        [file]: apiScript(`${findUser(access)}
if find; then echo "${user}: there already" >&2; exit 1; fi
call "$users" --json '{"name":"${user}","roles":[]}' | jq -er .password >"$1"
echo "${user}: its password is in $1"
`),
        [`${file}-check`]: apiScript(`${findUser(access)}
find
`),
      },
      commands: [`sh ${file} ${kept}`, `# Push ${kept} as the secret ${passwordPath}, then delete it`],
      check: `sh ${file}-check`,
    },
    {
      name: "vector",
      purpose: `Add the extension for vectors to ${databaseName}, from inside the network and with PGPASSWORD set`,
      commands: [`${psql} -c 'CREATE EXTENSION IF NOT EXISTS vector'`],
      check: `${psql} -tAc "SELECT extname FROM pg_extension" | grep -qx vector`,
    },
  ];
}

const findUser = ({
  project,
  clusterId,
  user,
}: DatabaseAccess): string => `users=v1/cloud/project/${project}/database/postgresql/${clusterId}/user
find() {
  for id in $(call "$users" | jq -r '.[]'); do call "$users/$id" | jq -r .username; done | grep -qx ${user}
}`;
