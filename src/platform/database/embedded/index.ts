export { StartTrouble } from '../start-trouble.ts';
export { lockDataFolder } from './lock.ts';
export { startEmbedded } from './start.ts';
export type { DataFolderLock, EmbeddedOptions, EmbeddedPostgres, Log, LogLine, UnexpectedEnd } from './types.ts';
