/** A server that tells the time. */
export interface TimeServer {
  /** Name or address. One that is authenticated needs the name in its certificate. */
  readonly host: string;
  /** Whether it proves who it is: Network Time Security (RFC 8915), key exchange on TCP 4460. */
  readonly authenticated: boolean;
}

interface ListedTimeServer extends TimeServer {
  readonly authenticated: true;
  readonly operator: string;
  readonly country: string;
  readonly source: string;
  readonly checkedOn: string;
  /** Whether the source is the operator's own word. */
  readonly mark: "primary" | "secondary";
}

const checkedOn = "2026-11-24";

/**
 * Where nodes take the time from unless they are told otherwise. No cloud of ours documents a server that proves who
 * it is, and the images' own default is a pool of volunteers: anybody on the way could set a node back to a day on
 * which an expired certificate was good. These three operators are public bodies or registries under the law of a
 * member state of the Union; two of them have to agree.
 */
export const europeanTimeServers: readonly ListedTimeServer[] = [
  {
    host: "nts.netnod.se",
    authenticated: true,
    operator: "Netnod",
    country: "SE",
    source: "https://www.netnod.se/netnod-time/how-to-use-nts",
    checkedOn,
    mark: "primary",
  },
  {
    host: "ntppool1.time.nl",
    authenticated: true,
    operator: "SIDN Labs, TimeNL",
    country: "NL",
    source: "https://nts.time.nl/, as cited in https://github.com/jauderho/nts-servers",
    checkedOn,
    mark: "secondary",
  },
  ...["ptbtime1.ptb.de", "ptbtime4.ptb.de"].map(
    (host): ListedTimeServer => ({
      host,
      authenticated: true,
      operator: "Physikalisch-Technische Bundesanstalt",
      country: "DE",
      source: "https://github.com/jauderho/nts-servers",
      checkedOn,
      mark: "secondary",
    }),
  ),
];
