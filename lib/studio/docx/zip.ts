import { crc32, inflateRawSync } from 'node:zlib';
import { DocxRefusedError } from './docx-refusals.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

export interface ZipLimits {
  entries: number;
  /** Bytes of all that is unpacked. */
  bytes: number;
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

function unreadable(cause?: unknown): DocxRefusedError {
  return new DocxRefusedError('docx-illisible', { cause });
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = zip.length - END_LENGTH; at >= first; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw unreadable();
}

function listEntries(zip: Buffer, most: number): Entry[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > most) throw new DocxRefusedError('docx-demesure');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== CENTRAL) throw unreadable();
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
    const entry = {
      name,
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    };
    at += CENTRAL_LENGTH + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return entry;
  });
}

function unpackEntry(zip: Buffer, { method, packed, size, at }: Entry): Buffer {
  if (zip.readUInt32LE(at) !== LOCAL) throw unreadable();
  const start = at + LOCAL_LENGTH + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const data = zip.subarray(start, start + packed);
  if (data.length !== packed) throw unreadable();
  if (method !== STORED && method !== DEFLATED) throw unreadable();
  // What says less than it holds is stopped at what it says.
  const bytes = method === STORED ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  if (bytes.length !== size) throw unreadable();
  return bytes;
}

/**
 * What a ZIP archive holds under the names wanted. Sizes are added up before anything is unpacked, and each entry must have
 * the size that it says. Throws {@link DocxRefusedError}.
 */
export function unpackZip(
  zip: Buffer,
  isWanted: (name: string, size: number) => boolean,
  { entries: mostEntries, bytes: mostBytes }: ZipLimits,
): Map<string, Buffer> {
  try {
    const entries = listEntries(zip, mostEntries).filter(({ name, size }) => isWanted(name, size));
    if (entries.reduce((sum, { size }) => sum + size, 0) > mostBytes)
      throw new DocxRefusedError('docx-demesure');
    return new Map(entries.map((entry) => [entry.name, unpackEntry(zip, entry)]));
  } catch (cause) {
    throw cause instanceof DocxRefusedError ? cause : unreadable(cause);
  }
}

/** An archive of these files, none of them compressed: whoever opens it unpacks nothing. */
export function packZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(LOCAL_LENGTH);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(CENTRAL_LENGTH);
    entry.writeUInt32LE(CENTRAL, 0);
    entry.writeUInt16LE(20, 4);
    local.copy(entry, 6, 4, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, nameBytes, bytes);
    central.push(entry, nameBytes);
    at += LOCAL_LENGTH + nameBytes.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
