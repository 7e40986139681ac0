// Imported first: React and the MDX library choose their build by NODE_ENV when they load, and Next sets it for its own
// commands only, not for a server that embeds it.
Object.assign(process.env, { NODE_ENV: process.argv.includes('--dev') ? 'development' : 'production' });
