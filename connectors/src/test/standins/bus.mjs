// SPDX-License-Identifier: MIT
// EventBridge and STS as far as HELIOS calls them, from their documented wire, in front of an SQS
// of somebody else: what is put on the bus goes to a queue, as a rule would send it, and into an
// archive that can be replayed. For walking through docs/guides/production/AWS.md:
//
//   node bus.mjs PORT QUEUE_URL
import http from 'node:http';
import { randomUUID } from 'node:crypto';

const [port, queue] = process.argv.slice(2);
const ACCOUNT = '000000000000';
const PREFIX = `arn:aws:events:eu-west-1:${ACCOUNT}:`;
const archive = [];
const replays = new Map();

/** Written as EventBridge writes it; the data goes on byte for byte. */
const event = (entry, id, time, replay) =>
  `{"version":"0","id":"${id}","detail-type":${JSON.stringify(entry.DetailType)},"source":${JSON.stringify(entry.Source)},` +
  `"account":"${ACCOUNT}","time":"${time}","region":"eu-west-1","resources":[],` +
  (replay ? `"replay-name":${JSON.stringify(replay)},` : '') +
  `"detail":${entry.Detail}}`;

async function toQueue(text) {
  const answer = await fetch(queue, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: 'SendMessage', Version: '2012-11-05', MessageBody: text }),
  });
  if (!answer.ok) throw new Error(`the queue answered ${answer.status}`);
}

const put = async ({ Entries }) => {
  const sent = [];
  for (const entry of Entries) {
    const id = randomUUID();
    const at = entry.Time ? new Date(entry.Time * 1000) : new Date();
    const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
    archive.push({ entry, id, time });
    await toQueue(event(entry, id, time));
    sent.push({ EventId: id });
  }
  return { FailedEntryCount: 0, Entries: sent };
};

const replay = async (asked) => {
  if (replays.has(asked.ReplayName)) return { __type: 'ResourceAlreadyExistsException' };
  replays.set(asked.ReplayName, asked);
  for (const { entry, id, time } of archive) {
    const at = Date.parse(time) / 1000;
    if (at >= asked.EventStartTime && at < asked.EventEndTime) {
      await toQueue(event(entry, id, time, asked.ReplayName));
    }
  }
  return { State: 'STARTING', ReplayArn: `${PREFIX}replay/${asked.ReplayName}` };
};

const answers = {
  PutEvents: put,
  StartReplay: replay,
  DescribeReplay: ({ ReplayName }) => ({ ...replays.get(ReplayName), State: 'COMPLETED' }),
  DescribeArchive: ({ ArchiveName }) => ({
    ArchiveName,
    EventSourceArn: `${PREFIX}event-bus/default`,
    State: 'ENABLED',
    RetentionDays: 30,
    EventCount: archive.length,
  }),
  ListRuleNamesByTarget: () => ({ RuleNames: ['helios'] }),
  DescribeRule: ({ Name }) => ({ Name, State: 'ENABLED' }),
  ListTargetsByRule: () => ({
    Targets: [
      {
        Id: 'queue',
        Arn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:helios`,
        DeadLetterConfig: { Arn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:helios-dead` },
      },
    ],
  }),
};

const WHO =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  `<Arn>arn:aws:iam::${ACCOUNT}:user/helios</Arn><UserId>AIDA</UserId><Account>${ACCOUNT}</Account>` +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';

http
  .createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const operation = request.headers['x-amz-target']?.split('.')[1];
    if (!operation) {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(WHO);
      return;
    }
    const answer = answers[operation]
      ? await answers[operation](JSON.parse(text))
      : { __type: 'UnknownOperationException', message: operation };
    response
      .writeHead(answer.__type ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify(answer));
  })
  .listen(Number(port), '127.0.0.1', () => console.log(`bus on ${port}, to ${queue}`));
