import {
  bytesField,
  bytesIn,
  fieldsOf,
  floatField,
  type MessageField,
  messageOf,
  tensorOf,
  textField,
  textsIn,
  wholeField,
} from './onnx.ts';

/** Numbers of fields in onnx.proto. */
export const NODE = { input: 1, output: 2, type: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, float: 2, whole: 3, tensor: 5, type: 20 };
const ATTRIBUTE_TYPE = { float: 1, whole: 2, tensor: 4 };

/** A node of an ONNX graph: what it does with which names. */
export type Node = {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly fields: readonly MessageField[];
};

export function nodeOf(bytes: Uint8Array): Node {
  const fields = fieldsOf(bytes);
  const [type = ''] = textsIn(fields, NODE.type);
  return { type, inputs: textsIn(fields, NODE.input), outputs: textsIn(fields, NODE.output), fields };
}

/** What can be asked of a graph: the constant tensor of a name, and who uses a name. */
export type NodePattern = {
  tensor(name: string | undefined): readonly MessageField[] | null;
  users(name: string): readonly Node[];
};

export function lookOf(nodes: readonly Node[]): NodePattern {
  const constants = new Map(
    nodes.flatMap(node => (node.type === 'Constant' ? [[node.outputs[0]!, node] as const] : [])),
  );
  const users = Map.groupBy(
    nodes.flatMap(node => [...new Set(node.inputs)].map(input => ({ input, node }))),
    ({ input }) => input,
  );
  return {
    tensor: name => {
      const [value] = bytesIn(constants.get(name ?? '')?.fields ?? [], NODE.attribute);
      const [tensor] = value ? bytesIn(fieldsOf(value), ATTRIBUTE.tensor) : [];
      return tensor ? fieldsOf(tensor) : null;
    },
    users: name => (users.get(name) ?? []).map(({ node }) => node),
  };
}

/** A node that gives a tensor a name. */
export function constant(name: string, tensor: readonly MessageField[]): Uint8Array {
  const value = attribute('value', bytesField(ATTRIBUTE.tensor, messageOf(tensor)), ATTRIBUTE_TYPE.tensor);
  return nodeFor({ type: 'Constant', inputs: [], output: name, attributes: [value] });
}

/** A tensor that holds one number everywhere. */
export function filled(dims: readonly number[], value: number): MessageField[] {
  const size = dims.reduce((product, each) => product * each, 1);
  return tensorOf(dims, new Float32Array(size).fill(value));
}

export const wholeAttribute = (name: string, value: number) =>
  attribute(name, wholeField(ATTRIBUTE.whole, value), ATTRIBUTE_TYPE.whole);
export const floatAttribute = (name: string, value: number) =>
  attribute(name, floatField(ATTRIBUTE.float, value), ATTRIBUTE_TYPE.float);

function attribute(name: string, value: MessageField, type: number): MessageField {
  const message = messageOf([textField(ATTRIBUTE.name, name), value, wholeField(ATTRIBUTE.type, type)]);
  return bytesField(NODE.attribute, message);
}

type NewNode = {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: readonly MessageField[];
};

export function nodeFor({ type, inputs, output, attributes = [] }: NewNode): Uint8Array {
  return messageOf([
    ...inputs.map(input => textField(NODE.input, input)),
    textField(NODE.output, output),
    textField(NODE.type, type),
    ...attributes,
  ]);
}
