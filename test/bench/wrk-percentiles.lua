-- Prints wrk's percentiles as one line of JSON, in milliseconds.
done = function(summary, latency, requests)
  print(string.format(
    '{"p50":%.3f,"p90":%.3f,"p99":%.3f,"p999":%.3f,"max":%.3f}',
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000,
    latency:percentile(99.9) / 1000, latency.max / 1000
  ))
end
