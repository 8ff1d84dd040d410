import { kit } from '../defaults.ts';
import { documentJsonSchema } from '../schema/document.ts';
import { EXIT, type Streams, write } from './streams.ts';

/** `ziping schema`: JSON Schema of the documents that `extract` prints. */
export async function schemaCommand(streams: Streams): Promise<number> {
  await write(streams.out, `${JSON.stringify(documentJsonSchema(), null, 2)}\n`);
  return EXIT.ok;
}

/** `ziping templates`: the form templates known, one a line: id, family, what its title says, labels it asks for. */
export async function templatesCommand(
  flags: { readonly json?: boolean },
  streams: Streams,
): Promise<number> {
  const lines = flags.json
    ? JSON.stringify(kit.templates, null, 2)
    : kit.templates
        .map(({ id, family, title, has }) =>
          [id.padEnd(18), family.padEnd(28), [...(title ?? []), ...(has ?? [])].join(' ')]
            .join(' ')
            .trimEnd(),
        )
        .join('\n');
  await write(streams.out, `${lines}\n`);
  return EXIT.ok;
}
