// mailauth's authenticate() on one message, its DNS a dictionary: results and CPU seconds of the rounds as JSON.
// Needs mailauth (NODE_PATH). Arguments: the message, a JSON file with ip, helo, sender, zone, and rounds.
'use strict';
const fs = require('fs');
const { authenticate } = require('mailauth');

const message = fs.readFileSync(process.argv[2]);
const given = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const rounds = Number(process.argv[4]);

const missing = name => Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });

const resolver = async (name, type) => {
    const records = given.zone[name.toLowerCase().replace(/\.$/, '')];
    if (!records || !records[type]) {
        throw missing(name);
    }
    return type === 'TXT' ? records[type].map(text => [text]) : records[type];
};

const check = () =>
    authenticate(message, {
        ip: given.ip, helo: given.helo, sender: given.sender, mta: 'mx.example', resolver, disableBimi: true
    });

const main = async () => {
    const seen = await check();
    for (let i = 0; i < rounds / 5; i++) {
        await check();
    }
    const before = process.cpuUsage();
    for (let i = 0; i < rounds; i++) {
        await check();
    }
    const used = process.cpuUsage(before);
    process.stdout.write(JSON.stringify({
        spf: seen.spf.status.result,
        dkim: seen.dkim.results.map(one => one.status.result).join(' '),
        arc: seen.arc.status.result,
        dmarc: seen.dmarc.status.result,
        evaluations: rounds,
        cpuSeconds: (used.user + used.system) / 1e6
    }));
};

main();
