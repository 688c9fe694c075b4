namespace CbResponse.Emulator;

/// <summary>The web server: requests all day, cron every hour, a deployment now and then.</summary>
internal static class LinuxLife
{
    public static void Tell(Story story, StoryHost host)
    {
        StoryProcess init = story.Add(new StoryProcess(
            story, host, UnixSoftware.Systemd, ProcessGuid.Of(host.Id, 1, story.MinutesAgo(14_400)), "/sbin/init", "root"));
        StoryProcess nginx = init.Starts(9, UnixSoftware.Nginx, "nginx: master process /usr/sbin/nginx -g daemon on; master_process on;");
        for (int i = 0; i < 4; i++)
        {
            nginx.Starts(10 + (0.1 * i), UnixSoftware.Nginx, "nginx: worker process", "www-data", ChildKind.Fork)
                .Accepts(60 + i, System.Net.IPAddress.Parse($"198.51.100.{30 + i}"), 443)
                .Accepts(863_000 + i, System.Net.IPAddress.Parse("2001:db8:77::42"), 443);
        }

        StoryProcess php = init.Starts(11, UnixSoftware.PhpFpm, "php-fpm: master process (/etc/php/8.2/fpm/php-fpm.conf)");
        for (int i = 0; i < 3; i++)
            php.Starts(12 + i, UnixSoftware.PhpFpm, "php-fpm: pool www", "www-data", ChildKind.Fork)
                .Writes(400 + i, $"/var/www/shop/cache/größe-{i}.tmp");
        init.Starts(8, UnixSoftware.Rsyslog, "/usr/sbin/rsyslogd -n -iNONE").Writes(20, "/var/log/syslog");
        init.Starts(8.5, UnixSoftware.CbDaemon, "/usr/sbin/cbdaemon").Connects(20, "192.0.2.10", 443, "edr.contoso.test");
        TellCron(init.Starts(8.2, UnixSoftware.Cron, "/usr/sbin/cron -f"));
        TellDeployment(init.Starts(8.4, UnixSoftware.Sshd, "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups"), host);
    }

    private static void TellCron(StoryProcess cron)
    {
        for (int hour = 0; hour < 20; hour++)
        {
            double at = cron.Ago(17 + (60 * hour));
            StoryProcess shell = cron.Starts(at, UnixSoftware.Dash, "/bin/sh -c cd / && run-parts --report /etc/cron.hourly",
                kind: ChildKind.Fork).Ends(2);
            shell.Starts(0.2, UnixSoftware.Find, "find /var/www/shop/cache -type f -mmin +120 -name *.tmp -delete").Ends(0.9);
            if (hour % 6 == 0)
                shell.Starts(1.1, UnixSoftware.Logrotate, "/usr/sbin/logrotate /etc/logrotate.conf")
                    .Writes(0.2, "/var/lib/logrotate/status").Ends(0.7);
        }
    }

    private static void TellDeployment(StoryProcess sshd, StoryHost host)
    {
        double at = sshd.Ago(500);
        StoryProcess session = sshd.Starts(at, UnixSoftware.Sshd, "sshd: deploy@pts/0", "deploy", ChildKind.Fork)
            .Accepts(0.1, System.Net.IPAddress.Parse("10.20.1.21"), 22).Ends(640);
        StoryProcess bash = session.Starts(0.8, UnixSoftware.Bash, "-bash").Ends(638);
        bash.Starts(12, UnixSoftware.Rsync, "rsync -az --delete li.wei@dev-ws-11:/build/shop/ /var/www/shop/")
            .Writes(3, "/var/www/shop/index.php").Writes(4, "/var/www/shop/café/münzen.php").Ends(41);
        bash.Starts(60, UnixSoftware.Curl, "curl -fsS https://hooks.example.com/deploy?app=shop&tag=v1.2+build%205")
            .Connects(0.1, "198.51.100.77", 443, "hooks.example.com").Ends(0.6);

        // The same process runs another program: its number stays.
        StoryProcess script = bash.Starts(90, UnixSoftware.Bash, "bash ./migrate.sh --env prod").Ends(33);
        script.Events.Add(new ChildProcEvent(script.At(0.5), ProcessGuid.Of(host.Id, (int)script.Guid.Pid, script.At(0.5)),
            UnixSoftware.Python.Path, UnixSoftware.Python.Hash)
        {
            Kind = ChildKind.OtherExec,
        });
    }
}
