/** One line for whoever runs Evenkeel: plain words, no newline at the end, never a password. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

export type Log = (line: LogLine) => void;

/** Why a running PostgreSQL ended although nobody called `stop()`. `message` is a sentence to print. */
export interface UnexpectedEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly message: string;
}

export interface EmbeddedOptions {
  /** Evenkeel's data folder; made when it is missing. */
  readonly dataFolder: string;
  readonly log: Log;
  /**
   * Called once when PostgreSQL ends by itself (crash, kill -9). Everything is released by then, so
   * `startEmbedded` may be called again at once: it recovers, usually on the same port.
   */
  readonly onExit?: (end: UnexpectedEnd) => void;
  /** Other folders than the usual ones; tests use this. */
  readonly folders?: Partial<Folders>;
  /** What PostgreSQL is told instead of, or beside, what it is usually told; tests use this. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Folders {
  /** The `native` folder of the PostgreSQL package. */
  readonly binaries: string;
  /** Where root keeps what the unprivileged user must reach when the data folder is closed to it. */
  readonly system: string;
}

/** A running PostgreSQL of our own. Connections come over 127.0.0.1 only. */
export interface EmbeddedPostgres {
  /** `postgres://evenkeel:…@127.0.0.1:port/evenkeel`: owner and superuser, for migrations and roles. */
  readonly url: string;
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** Ends PostgreSQL within 5 seconds; may be called more than once. `onExit` is not called. */
  stop(): Promise<void>;
}

/** A held lock. It ends with the process at the latest, however that ends. */
export interface DataFolderLock {
  release(): Promise<void>;
}
