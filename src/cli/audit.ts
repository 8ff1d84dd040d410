import { type Command, Option } from 'commander';
import type { Done, Streams } from './streams.ts';

/** The commands that say how good an archive is, and whether it is what it was. */
export function addAuditCommands(program: Command, streams: Streams, done: Done): void {
  addSampleCommand(program, streams, done);
  addForgetCommand(program, streams, done);
  program
    .command('verify <archive>')
    .description(
      '归档里的内容、日志、抽样、签名是否与写入时一致，指出被改动之处 · whether all that an archive holds is as it was written; names what is not',
    )
    .option(
      '--since <head>',
      '此前记下的末条，其前的记录须仍在 · a head that was noted earlier: all before it must still be there',
    )
    .option('--key <file>', '须有这把公钥（PEM）的签名 · there must be a signature by this public key (PEM)')
    .option(
      '--sign <file>',
      '核验无误后用这把 Ed25519 私钥（PEM）签署末条 · signs the head, where all is well, with this private key (PEM)',
    )
    .option('--reviewer <name>', '签署人，默认系统用户 · who signs, by default the user of the system')
    .option('--json', 'JSON')
    .action(async (archive, flags) => {
      const { verifyCommand } = await import('./verify.ts');
      done(await verifyCommand(archive, flags, streams));
    });
}

function addForgetCommand(program: Command, streams: Streams, done: Done): void {
  program
    .command('forget <archive> <path...>')
    .description(
      '把文档移出归档（按路径或 SHA-256），日记账留一条记录 · takes documents out, by path or SHA-256, with an entry in the journal',
    )
    .option('--reason <text>', '理由 · why')
    .option('--reviewer <name>', '经手人，默认系统用户 · who does it, by default the user of the system')
    .action(async (archive, targets, flags) => {
      const { forgetCommand } = await import('./forget.ts');
      done(await forgetCommand(archive, targets, { flags, streams }));
    });
}

function addSampleCommand(program: Command, streams: Streams, done: Done): void {
  program
    .command('sample <archive>')
    .description(
      '抽取核查样本，记入归档；--report 出具证书 · draws a sample to look at and keeps it; --report prints its certificate',
    )
    .addOption(
      new Option('--by <unit>', '抽取值还是文件 · what is drawn')
        .choices(['values', 'documents'])
        .default('values'),
    )
    .option(
      '--zero <rate>',
      '零缺陷方案：样本无差错则差错率低于此（默认 1%，299 个）· nothing wrong: the rate is below this',
    )
    .option('--declared <rate>', '按 GB/T 2828.11 评定声称的差错率 · assesses a declared rate')
    .option(
      '--allowed <number>',
      '--declared 允许的差错数，默认 1（I 水平）· errors allowed with --declared, 1 (level I) by default',
    )
    .option('--size <number>', '抽这么多，求区间 · so many, for an interval')
    .option(
      '--limit <rate>',
      '--size 的限值：区间上限不高于它才接收 · accepted where the interval ends below',
    )
    .option(
      '--strata <list>',
      '按 kind,template,year,band 分层（来源、表式、年度、置信度）· in shares by these',
    )
    .option('--confidence <rate>', '置信度 · confidence', '95%')
    .addOption(
      new Option('--counting <errors>', '判定计哪些差错 · errors that the verdict counts')
        .choices(['silent', 'all'])
        .default('silent'),
    )
    .option(
      '--seeded <rate>',
      '另埋设这么多已知差错，测核查人的注意力 · plants known errors, to measure attention',
    )
    .option('--seed <word>', '种子，默认随机；证书会注明 · the seed, random by default')
    .option('--reviewer <name>', '抽样人 · who draws')
    .option(
      '--report [draw]',
      '出具证书（默认最近一次）· prints the certificate, of the latest draw by default',
    )
    .option(
      '--sign <file>',
      '用 Ed25519 私钥（PEM）签署证书，存入归档 · signs the certificate with this private key (PEM), and keeps it in the archive',
    )
    .option('--signed', '上次签署的证书原样 · the certificate that was signed last, as it was')
    .addOption(new Option('--format <format>', '证书格式 · as').choices(['html', 'json']).default('html'))
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
