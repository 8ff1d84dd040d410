import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a ZIP; a name in bytes is one of an old system, of which nothing tells the code page. */
export type ZipEntry = {
  readonly name: string | Buffer;
  readonly data: Buffer;
  /** general purpose bits; by default those that tell a name in UTF-8 */
  readonly flags?: number;
  /** as it is, instead of deflated */
  readonly isStored?: boolean;
  /** the size that it claims to have when it is unpacked, where that is a lie */
  readonly claims?: number;
  /** the checksum that it claims to have */
  readonly crc?: number;
  /** an extra field of the directory */
  readonly extra?: Buffer;
};

/** A ZIP (APPNOTE.TXT 4.3). */
export function zipOf(files: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data, flags, isStored, claims = data.length, crc, extra = Buffer.alloc(0) } of files) {
    const raw = Buffer.from(name);
    const packed = isStored ? data : deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags ?? (typeof name === 'string' ? 0x800 : 0), 2);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims, 18);
    common.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, raw, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const listed = Buffer.from(common);
    listed.writeUInt16LE(extra.length, 24);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), listed, tail, raw, extra]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = endOf({ members: files.length, size: directory.length, offset });
  return Buffer.concat([...locals, directory, end]);
}

/** The most that the old record counts; what is more stands in another one before it (4.3.14, 4.3.15). */
const MOST = 0xffff;

function endOf({ members, size, offset }: Readonly<Record<'members' | 'size' | 'offset', number>>): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(members, MOST), 8);
  end.writeUInt16LE(Math.min(members, MOST), 10);
  end.writeUInt32LE(members < MOST ? size : 0xffffffff, 12);
  end.writeUInt32LE(members < MOST ? offset : 0xffffffff, 16);
  if (members < MOST) return end;
  const large = Buffer.alloc(56);
  large.write('PK\x06\x06', 'latin1');
  large.writeUInt8(44, 4);
  for (const [at, value] of [members, members, size, offset].entries())
    large.writeBigUInt64LE(BigInt(value), 24 + 8 * at);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt8(1, 16);
  return Buffer.concat([large, locator, end]);
}
