/** The files of a folder that was dropped on the page. */
import type { DiskFile } from '../../student/downloads/disk-folder.ts';

/** Deeper folders hold no files of a model. */
const deepest = 4;

/** @returns all files in the folder, by their path with its name */
export async function filesIn(folder: FileSystemDirectoryEntry, depth = 0): Promise<DiskFile[]> {
  const files: DiskFile[] = [];
  for (const entry of await entriesOf(folder)) {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      files.push({ path: entry.fullPath.replace(/^\//, ''), file });
    } else if (isFolder(entry) && depth < deepest) {
      files.push(...(await filesIn(entry, depth + 1)));
    }
  }
  return files;
}

export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A reader gives some entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
