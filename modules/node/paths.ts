/** Where our things live on a node: one place, because units, scripts and tests must agree. */
export const nodePaths = {
  /** Data written by cloud-init, readable by everybody. */
  settings: "/etc/sovereign",
  /** Scripts that units run. */
  scripts: "/usr/local/libexec/sovereign",
  /** In memory: everything secret. */
  secrets: "/run/sovereign/secrets",
  /** In memory: keys that the node makes at boot and that never leave it. */
  ownKeys: "/run/sovereign/own-keys",
  /** In memory: secrets in the form that one service reads. */
  derived: "/run/sovereign",
  /** In memory, readable by the proxy alone. */
  proxy: "/run/sovereign-proxy",
  /** On disk: models, state. */
  state: "/var/lib/sovereign",
  /** What a service keeps for others, on a disk of its own where there is one. */
  data: "/srv/sovereign",
} as const;

/** Numeric users of the node's services: fixed, because the firewall is loaded before any package makes a user. */
export const nodeUsers = {
  engine: 2000,
  proxy: 2001,
  gateway: 2002,
  chat: 2003,
  signin: 2004,
  logstore: 2005,
  registry: 2006,
  openbao: 2007,
  time: 2008,
  metrics: 2009,
} as const;
