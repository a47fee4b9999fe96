/** `npm run bench`: the engine against its peers, as ratios measured side by side. */
import { runInProcesses } from './bench/in-processes.ts'
import { benchOptions } from './bench/options.ts'
import { reportText } from './bench/report.ts'
import { runJobs } from './bench/run-jobs.ts'
import { runCommand } from './cli/arguments.ts'

await runCommand(async () => {
  const options = benchOptions(process.argv.slice(2))
  // what is printed on the way belongs to people, not to the report
  const say = (line: string): void => console.error(line)
  console.info = say
  const report = options.jobs.length > 1 ? runInProcesses(options) : await runJobs(options, say)
  console.log(options.json ? JSON.stringify(report, null, 2) : reportText(report))
})
