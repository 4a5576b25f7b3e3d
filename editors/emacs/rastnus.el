;;; rastnus.el --- Kurdish text: findings, repairs, names  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A mode for Kurdish texts, the server `rastnus' for Eglot, and commands for what it can do.

;;; Code:

(require 'eglot)
(require 'jsonrpc)

(defgroup rastnus nil
  "Kurdish text."
  :group 'text)

(defcustom rastnus-command '("rastnus" "serve" "--stdio")
  "The program and its arguments."
  :type '(repeat string))

;;;###autoload
(define-derived-mode kurdish-mode text-mode "Kurdish"
  "For Kurdish text: each paragraph in the direction of its first letter."
  (setq bidi-paragraph-direction nil)
  (visual-line-mode 1))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.\\(?:ckb\\|kmr\\|ku\\.txt\\)\\'" . kurdish-mode))

(put 'kurdish-mode 'eglot-language-id "kurdish")
;; Behind the others: HTML and LaTeX are text modes, too, and have servers of their own.
(add-to-list 'eglot-server-programs
             (cons '(kurdish-mode text-mode) (lambda (&rest _) rastnus-command))
             t)

;; Newer versions of Eglot have it under the second name.
(defvar eglot-confirm-server-initiated-edits)
(defvar eglot-confirm-server-edits)

(defun rastnus--execute (command &optional argument)
  "Send COMMAND with the plist ARGUMENT about this buffer; return the answer."
  (let ((server (eglot-current-server))
        ;; The user has asked for the edit by calling the command.
        (eglot-confirm-server-initiated-edits nil)
        (eglot-confirm-server-edits nil))
    (unless server
      (user-error "rastnus is not running here; M-x eglot starts it"))
    ;; What was typed goes first.
    (eglot--signal-textDocument/didChange)
    (let ((document (append (eglot--TextDocumentIdentifier) argument)))
      (condition-case refused
          (jsonrpc-request server :workspace/executeCommand
                           (list :command command :arguments (vector document)))
        (jsonrpc-error
         (user-error "%s" (or (alist-get 'jsonrpc-error-message (cddr refused))
                              (error-message-string refused))))))))

(defun rastnus--change (command &optional argument)
  "Change the region, or without one the text, by COMMAND with ARGUMENT."
  (barf-if-buffer-read-only)
  (let* ((range (when (use-region-p)
                  (list :range (list :start (eglot--pos-to-lsp-position (region-beginning))
                                     :end (eglot--pos-to-lsp-position (region-end))))))
         (answer (rastnus--execute command (append range argument)))
         (edits (or (plist-get answer :edits) 0)))
    (if (zerop edits)
        (message "Nothing to change.")
      (message "%d changed." edits))))

(defun rastnus--choose (prompt &rest choices)
  "Ask with PROMPT for one of CHOICES; return a list of it, for `interactive'."
  (list (completing-read prompt choices nil t)))

;;;###autoload
(defun rastnus-normalize ()
  "Make every repair that is certain, in the region or the text."
  (interactive)
  (rastnus--change (if (use-region-p) "rastnus.normalizeSelection" "rastnus.normalizeDocument")))

;;;###autoload
(defun rastnus-fix-rule (rule)
  "Apply the first fix of every finding of RULE, in the region or the text."
  (interactive (list (rastnus--read-rule "Fix rule: ")))
  (rastnus--change "rastnus.fixRule" (list :rule rule)))

;;;###autoload
(defun rastnus-digits (system)
  "Write the digits of the region or the text in SYSTEM."
  (interactive (rastnus--choose "Digits: " "ascii" "arabic" "extended"))
  (rastnus--change "rastnus.convertDigits" (list :digits system)))

;;;###autoload
(defun rastnus-quotes (style)
  "Write the quotation marks of the region or the text in STYLE."
  (interactive (rastnus--choose "Quotes: " "straight" "curly" "guillemets"))
  (rastnus--change "rastnus.convertQuotes" (list :quotes style)))

;;;###autoload
(defun rastnus-transliterate (script)
  "Write the region or the text in the other SCRIPT."
  (interactive (rastnus--choose "Script: " "latin" "arabic"))
  (rastnus--change "rastnus.transliterate" (list :to script)))

;;;###autoload
(defun rastnus-restore-paragraphs ()
  "Give lost line and paragraph breaks back, in the region or the text."
  (interactive)
  (rastnus--change "rastnus.restoreParagraphs"))

;;;###autoload
(defun rastnus-sort-lines ()
  "Sort the lines of the region or the text by the Kurdish alphabet."
  (interactive)
  (rastnus--change "rastnus.sortLines"))

;;;###autoload
(defun rastnus-add-name (kind name)
  "Add NAME, by default the region, as KIND to the names of the house."
  (interactive
   (append (rastnus--choose "Kind: " "person" "place" "organization" "event" "product")
           (list (read-string "Name: " (when (use-region-p)
                                         (buffer-substring-no-properties
                                          (region-beginning) (region-end)))))))
  (rastnus--execute "rastnus.addName" (list :kind kind :name name))
  (message "Added."))

(defun rastnus--rule-of (finding)
  "The rule of FINDING, a diagnostic of Flymake; nil where another source found it."
  (let ((sent (cdr (assq 'eglot-lsp-diag (flymake-diagnostic-data finding)))))
    (when (equal (plist-get sent :source) "rastnus")
      (plist-get sent :code))))

(defun rastnus--read-rule (prompt)
  "Ask with PROMPT for a rule that found something; offer the one at point."
  (let ((here (delq nil (mapcar #'rastnus--rule-of (flymake-diagnostics (point)))))
        (all (delq nil (mapcar #'rastnus--rule-of (flymake-diagnostics)))))
    (completing-read prompt (delete-dups all) nil nil nil nil (car here))))

(defun rastnus--show (name insert)
  "Show the buffer NAME with what the function INSERT puts into it."
  (with-current-buffer (get-buffer-create name)
    (let ((inhibit-read-only t))
      (erase-buffer)
      (funcall insert))
    (goto-char (point-min))
    (special-mode)
    (visual-line-mode 1)
    (setq bidi-paragraph-direction nil)
    (display-buffer (current-buffer))))

;;;###autoload
(defun rastnus-explain (rule)
  "Show the page of RULE."
  (interactive (list (rastnus--read-rule "Explain rule: ")))
  (let ((answer (rastnus--execute "rastnus.explainRule" (list :rule rule))))
    (rastnus--show "*rastnus rule*" (lambda () (insert (plist-get answer :markdown))))))

(defun rastnus--insert-entity (entity source)
  "Insert a line for ENTITY, a button that leads to its first mention in SOURCE."
  (let* ((mentions (plist-get entity :mentions))
         (start (plist-get (plist-get (elt mentions 0) :range) :start)))
    (insert "  ")
    (insert-text-button (plist-get entity :name)
                        'action (lambda (_)
                                  (pop-to-buffer source)
                                  (goto-char (eglot--lsp-position-to-point start))))
    (insert (format " ×%d" (length mentions)))
    (dolist (key '(:latin :gloss))
      (let ((about (plist-get entity key)))
        (when about (insert " · " about))))
    (insert "\n")))

;;;###autoload
(defun rastnus-names ()
  "Show the names of the text by kind."
  (interactive)
  (let ((groups (plist-get (rastnus--execute "rastnus.namesOfDocument") :groups))
        (source (current-buffer)))
    (rastnus--show "*rastnus names*"
                   (lambda ()
                     (seq-doseq (group groups)
                       (insert (propertize (plist-get group :title) 'face 'bold) "\n")
                       (seq-doseq (entity (plist-get group :entities))
                         (rastnus--insert-entity entity source)))))))

(provide 'rastnus)
;;; rastnus.el ends here
