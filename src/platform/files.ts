/** Files: announced, then filled with bytes, then hung on something; read by whoever may read that thing. */
export { type AnnouncedFile, announceFile } from './files/announce.ts';
export { type AttachTo, attachFiles, copyFiles, filesOn, type GivenFile, ownFiles, storeFile } from './files/attach.ts';
export { putContent } from './files/put-content.ts';
export { contentsOn, type FileContent, readContent, type StoredFile } from './files/read-content.ts';
export { mountFiles } from './files/routes.ts';
export { sweepFiles, sweepFilesJob } from './files/sweep.ts';
export type { FileInfo, FileOn } from './files/table.ts';
