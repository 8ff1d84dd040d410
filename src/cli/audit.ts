import { type Command, Option } from 'commander';
import type { Done, Streams } from './streams.ts';

/** The commands that say how good an archive is, and whether it is what it was. */
export function addAuditCommands(program: Command, streams: Streams, done: Done): void {
  addSampleCommand(program, streams, done);
  addForgetCommand(program, streams, done);
  addCorrectionsCommand(program, streams, done);
  program
    .command('verify <archive>')
    .description(
      '归档里的内容、日志、抽样、签名是否与写入时一致，指出被改动之处 · checks that an archive is as it was written, and names what was changed',
    )
    .option(
      '--since <head>',
      '此前记下的末条，其前的记录须仍在 · a journal head noted earlier: everything before it must still be there',
    )
    .option('--key <file>', '须有这把公钥（PEM）的签名 · requires a signature by this public key (PEM)')
    .option(
      '--sign <file>',
      '核验无误后用这把 Ed25519 私钥（PEM）签署末条 · if all is well, signs the journal head with this private key (PEM)',
    )
    .option('--reviewer <name>', '签署人，默认系统用户 · name of the signer (default: the system user)')
    .option('--json', 'JSON')
    .action(async (archive, flags) => {
      const { verifyCommand } = await import('./verify.ts');
      done(await verifyCommand(archive, flags, streams));
    });
}

function addCorrectionsCommand(program: Command, streams: Streams, done: Done): void {
  program
    .command('corrections <archive>')
    .description(
      '打印更正日志（JSON Lines）；--import 导入，与复核页同样核对 · prints corrections as JSON Lines; --import takes them in, checked as on the page',
    )
    .option('--since <sequence>', '只打印此序号之后的 · prints only what follows this sequence')
    .option(
      '--import <file>',
      '导入，- 为标准输入；有一行不对即不写入 · imports; if one line is refused, nothing is written',
    )
    .option('--dry-run', '只核对，不写入 · checks and writes nothing')
    .option(
      '--reviewer <name>',
      '未注明的复核人，默认系统用户 · reviewer of lines that name none (default: the system user)',
    )
    .addHelpText(
      'after',
      '\n例 · for example:\n  $ ziping corrections archive.ziping > corrections.jsonl\n' +
        '  $ ziping corrections archive.ziping --import fixes.jsonl --dry-run\n',
    )
    .action(async (archive, flags) => {
      const { correctionsCommand } = await import('./corrections.ts');
      done(await correctionsCommand(archive, flags, streams));
    });
}

function addForgetCommand(program: Command, streams: Streams, done: Done): void {
  program
    .command('forget <archive> <path...>')
    .description(
      '把文档移出归档（按路径或 SHA-256），日记账留一条记录 · removes documents, by path or SHA-256, and records it in the journal',
    )
    .option('--reason <text>', '理由 · the reason')
    .option(
      '--reviewer <name>',
      '经手人，默认系统用户 · name of whoever removes them (default: the system user)',
    )
    .action(async (archive, targets, flags) => {
      const { forgetCommand } = await import('./forget.ts');
      done(await forgetCommand(archive, targets, { flags, streams }));
    });
}

function addSampleCommand(program: Command, streams: Streams, done: Done): void {
  program
    .command('sample <archive>')
    .description(
      '抽取核查样本，记入归档；--report 出具证书 · draws a random sample for review; --report prints its certificate',
    )
    .addOption(
      new Option('--by <unit>', '抽取值还是文件 · what to draw')
        .choices(['values', 'documents'])
        .default('values'),
    )
    .option(
      '--zero <rate>',
      '零缺陷方案：样本无差错则差错率低于此（默认 1%，299 个）· if nothing is wrong, the error rate is below this (1%)',
    )
    .option(
      '--declared <rate>',
      '按 GB/T 2828.11 评定声称的差错率 · tests a declared error rate (GB/T 2828.11)',
    )
    .option(
      '--allowed <number>',
      '--declared 允许的差错数，默认 1（I 水平）· errors allowed with --declared (default: 1, level I)',
    )
    .option('--size <number>', '抽这么多，求区间 · sample size, for a confidence interval')
    .option(
      '--limit <rate>',
      '--size 的限值：区间上限不高于它才接收 · with --size: accept if the interval ends at or below this',
    )
    .option(
      '--strata <list>',
      '按 kind,template,year,band 分层（来源、表式、年度、置信度）· stratify by these',
    )
    .option('--confidence <rate>', '置信度 · confidence level', '95%')
    .addOption(
      new Option('--counting <errors>', '判定计哪些差错 · which errors the verdict counts')
        .choices(['silent', 'all'])
        .default('silent'),
    )
    .option(
      '--seeded <rate>',
      '另埋设这么多已知差错，测核查人的注意力 · plants known errors, to measure the reviewer’s attention',
    )
    .option('--seed <word>', '种子，默认随机；证书会注明 · seed (default: random)')
    .option('--reviewer <name>', '抽样人 · name of whoever draws')
    .option('--report [draw]', '出具证书（默认最近一次）· prints a certificate (default: of the latest draw)')
    .option(
      '--sign <file>',
      '用 Ed25519 私钥（PEM）签署证书，存入归档 · signs the certificate with this private key (PEM) and stores it in the archive',
    )
    .option('--signed', '上次签署的证书原样 · prints the last signed certificate, unchanged')
    .addOption(
      new Option('--format <format>', '证书格式 · output format').choices(['html', 'json']).default('html'),
    )
    .option('--list', '列出全部抽样 · lists all draws')
    .addHelpText(
      'after',
      '\n例 · for example:\n  $ ziping sample archive.ziping --zero 1% --strata kind,template\n' +
        '  $ ziping sample archive.ziping --declared 0.5% --allowed 1 --seeded 2%\n' +
        '  $ ziping review archive.ziping --sample\n' +
        '  $ ziping sample archive.ziping --report > certificate.html\n',
    )
    .action(async (archive, flags) => {
      const { sampleCommand } = await import('./sample.ts');
      done(await sampleCommand(archive, flags, streams));
    });
}
