/** A field of a protobuf message: its number, and what it holds; `bytes` of everything but a whole number. */
export type MessageField = { readonly number: number } & (
  | { readonly wire: typeof WIRE.varint; readonly value: number }
  | { readonly wire: typeof WIRE.eight | typeof WIRE.bytes | typeof WIRE.four; readonly bytes: Uint8Array }
);

const WIRE = { varint: 0, eight: 1, bytes: 2, four: 5 } as const;
const SIZES = { [WIRE.eight]: 8, [WIRE.four]: 4 } as const;

/** The fields of a message as ONNX models are made of (protobuf encoding). Throws RangeError for anything else. */
export function fieldsOf(message: Uint8Array): MessageField[] {
  const fields: MessageField[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('a protobuf message that ends within a number');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const [number, wire] = [Math.floor(key / 8), key % 8];
    if (wire === WIRE.varint) {
      fields.push({ number, wire, value: varint() });
    } else if (wire === WIRE.bytes || wire === WIRE.eight || wire === WIRE.four) {
      const size = wire === WIRE.bytes ? varint() : SIZES[wire];
      fields.push({ number, wire, bytes: message.subarray(at, at + size) });
      at += size;
    } else throw new RangeError(`no protobuf wire type: ${wire}`);
  }
  return fields;
}

/** The message that the fields are of. */
export function messageOf(fields: readonly MessageField[]): Uint8Array {
  const parts = fields.flatMap(field => {
    const key = varintOf(field.number * 8 + field.wire);
    if (field.wire === WIRE.varint) return [key, varintOf(field.value)];
    return field.wire === WIRE.bytes ? [key, varintOf(field.bytes.length), field.bytes] : [key, field.bytes];
  });
  return Buffer.concat(parts);
}

function varintOf(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

/** Fields as they are written most. */
export const bytesField = (number: number, bytes: Uint8Array): MessageField => ({
  number,
  wire: WIRE.bytes,
  bytes,
});
export const textField = (number: number, text: string): MessageField =>
  bytesField(number, Buffer.from(text));
export const wholeField = (number: number, value: number): MessageField => ({
  number,
  wire: WIRE.varint,
  value,
});
export const floatField = (number: number, value: number): MessageField => ({
  number,
  wire: WIRE.four,
  bytes: new Uint8Array(Float32Array.of(value).buffer),
});

/** What a message's fields of a number hold. */
export function bytesIn(fields: readonly MessageField[], number: number): Uint8Array[] {
  return fields.flatMap(field => (field.number === number && 'bytes' in field ? [field.bytes] : []));
}

export function textsIn(fields: readonly MessageField[], number: number): string[] {
  return bytesIn(fields, number).map(bytes => Buffer.from(bytes).toString());
}

/** The numbers of a tensor of floats, or null for any other. */
export function floatsIn(tensor: readonly MessageField[]): Float32Array<ArrayBuffer> | null {
  const [raw] = bytesIn(tensor, TENSOR.raw);
  const isFloat = tensor.some(f => f.number === TENSOR.type && 'value' in f && f.value === FLOAT);
  return raw && isFloat ? new Float32Array(new Uint8Array(raw).buffer) : null;
}

/** A tensor of floats. */
export function tensorOf(dims: readonly number[], floats: Float32Array<ArrayBuffer>): MessageField[] {
  return [
    ...dims.map(size => wholeField(TENSOR.dims, size)),
    wholeField(TENSOR.type, FLOAT),
    bytesField(TENSOR.raw, new Uint8Array(floats.buffer)),
  ];
}

/** A tensor with other numbers. */
export function withFloats(
  tensor: readonly MessageField[],
  floats: Float32Array<ArrayBuffer>,
): MessageField[] {
  const raw = bytesField(TENSOR.raw, new Uint8Array(floats.buffer));
  return tensor.map(field => (field.number === TENSOR.raw ? raw : field));
}

/** Numbers of fields in onnx.proto. */
const TENSOR = { dims: 1, type: 2, raw: 9 };
const FLOAT = 1;
